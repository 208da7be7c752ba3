import { describe, expect, it } from 'vitest'
import { maxAttachmentBytes } from '../../../../src/workplace/choices-contract.ts'
import { fileFault } from './file-fault.ts'

describe('fileFault', () => {
  it('lets through what the server can read, however its ending is written', () => {
    expect(fileFault({ name: 'brief.PDF', size: maxAttachmentBytes })).toBeUndefined()
  })

  it('says what is wrong: the type, nothing inside, or too much', () => {
    expect(fileFault({ name: 'foto.jpg', size: 1 })).toBe('wrongType')
    expect(fileFault({ name: 'brief.txt', size: 0 })).toBe('empty')
    expect(fileFault({ name: 'brief.txt', size: maxAttachmentBytes + 1 })).toBe('tooLarge')
  })
})
