/** Who chose English reads English, also where the server speaks: refusals, failures, files, and what was only quoted. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letter } from '../letter.ts'
import { fail } from '../peers/upstream.ts'
import { found } from '../requires.ts'
import { choose, enter, openWorkplace, type Workplace } from './workplace.ts'

describe.skipIf(!found('chromium'))('in English', () => {
  let at: Workplace
  let page: Page
  beforeAll(async () => {
    at = await openWorkplace()
    page = await enter(at)
    await page.addInitScript("localStorage.setItem('stadspoort-language', 'en')")
  })
  afterAll(() => at?.close())

  const ask = async (text: string) => {
    await page.getByRole('textbox', { name: 'Your question', exact: true }).fill(text)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.locator('article[aria-label="Answer"][aria-busy="false"]').last().waitFor()
  }

  it('the rule that refuses is explained', async () => {
    await page.goto('/')
    await choose(page, 'Heldere taal')
    await page.getByRole('textbox', { name: 'Your question', exact: true }).fill(letter)
    await page.getByText('This question holds kinds of personal data that this use case may not process.').waitFor()
  })

  it('a failing model is told, and nothing in Dutch beside it', async () => {
    await page.goto('/')
    at.upstream.respond(fail(500))
    await ask('What is the deadline?')
    const alert = page.getByRole('article', { name: 'Answer' }).getByRole('alert')
    expect(await alert.textContent()).toMatch(/^The model /)
  })

  it('what the engine quotes is called a quotation, on screen and in the file', async () => {
    await page.goto('/')
    await page.getByRole('button', { name: /^Model:/ }).click()
    await page.getByRole('menuitemradio', { name: /^letterlijk/ }).click()
    await ask('Hoe lang is een paspoort geldig?')
    const answer = page.getByRole('article', { name: 'Answer' })
    await answer.getByText('Literal quotation').waitFor()
    await answer.getByText('no AI model was used').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('menuitem', { name: /Markdown/ }).click()
    const text = await readFile(await (await download).path(), 'utf8')
    expect(text).toContain('## Literal quotation')
    expect(text).toContain('Quoted literally from information of the municipality by letterlijk')
    expect(text).toContain('aiGenerated: false')
    expect(text).not.toMatch(/Gemaakt met AI|Made with AI/)
  })
})
