import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Looking at every page takes longest: started last, it would leave the other worker with nothing to do. */
class PagesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isPages = ({ moduleId }: TestSpecification) => moduleId.endsWith('test/web/pages.test.ts')
    const rest = await super.sort(files.filter((file) => !isPages(file)))
    return [...files.filter(isPages), ...rest]
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The built program runs as Node runs it.
    server: { deps: { external: [/\/dist\//] } },
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: PagesFirst },
  },
})
