/** The workplace as somebody uses it, in front of a model that says what a test tells it to. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { modelYaml } from '../house.ts'
import { chunkOf, doneEvent, event, type Script, startStream, startUpstream, type Upstream } from '../peers/upstream.ts'
import { openWeb, type Web } from './browser.ts'

export const asker = 'fatima-bakker'
export const colleague = 'joris-van-dijk'

export interface Workplace {
  readonly web: Web
  readonly upstream: Upstream
  close(): Promise<void>
}

/** @param more other settings of the house */
export async function openWorkplace(more = ''): Promise<Workplace> {
  const upstream = await startUpstream()
  const yaml = `models:\n${modelYaml('proefmodel', upstream.url)}log: { level: error }\n${more}`
  const web = await openWeb(yaml)
  const close = async () => {
    await web.close()
    await upstream.close()
  }
  return { web, upstream, close }
}

/** Opens the start page with somebody signed in. */
export async function enter({ web }: Workplace, person = asker, options?: BrowserContextOptions): Promise<Page> {
  const page = await web.signIn(person, options)
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

export const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Je vraag', exact: true })
export const sendButton = (page: Page): Locator => page.getByRole('button', { name: 'Verstuur', exact: true })
export const answers = (page: Page): Locator => page.getByRole('article', { name: 'Antwoord', exact: true })
export const questions = (page: Page): Locator => page.getByRole('article', { name: 'Jouw vraag', exact: true })

/** Answers that are complete, stopped or refused: nothing is being written any more. */
export const finished = (page: Page): Locator => page.locator('article[aria-label="Antwoord"][aria-busy="false"]')

/** Writes a question and sends it; waits until the question stands in the conversation. */
export async function send(page: Page, text: string): Promise<void> {
  const before = await questions(page).count()
  await field(page).fill(text)
  await sendButton(page).click()
  await questions(page).nth(before).waitFor()
}

/** Asks and waits for the end of the answer. */
export async function hear(page: Page, text: string): Promise<Locator> {
  const before = await finished(page).count()
  await send(page, text)
  const answer = finished(page).nth(before)
  await answer.waitFor()
  return answer
}

/** Chooses one of the use cases on the start page. */
export async function choose(page: Page, useCase: string): Promise<void> {
  await page.locator('.card', { has: page.getByText(useCase, { exact: true }) }).click()
}

export interface Held {
  readonly script: Script
  /** Says the rest. */
  release(): void
}

/** An answer that stops halfway until the test lets go. */
export function hold(first: string, rest: string): Held {
  let release: Held['release'] = () => undefined
  const isReleased = new Promise<void>((resolve) => {
    release = resolve
  })
  const script: Script = async (_request, reply) => {
    startStream(reply)
    reply.write(event(chunkOf({ role: 'assistant', content: first })))
    await isReleased
    reply.end(event(chunkOf({ content: rest })) + event(chunkOf({}, 'stop')) + doneEvent)
  }
  return { script, release }
}
