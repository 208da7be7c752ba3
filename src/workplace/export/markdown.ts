/** A conversation as Markdown, with the label as metadata for machines and in words for people. */
import { stringify } from 'yaml'
import { digitalSourceType, footnotes, heading, introduction, type Transcript } from './transcript.ts'

export function toMarkdown(transcript: Transcript): string {
  const { title, municipality, useCase, exportedAt, messages } = transcript
  const matter = { title, municipality, useCase: useCase.id, exportedAt, aiGenerated: true, digitalSourceType }
  const parts = messages.map((message) => {
    const files = message.attachments.map(({ name }) => `- Bijlage: ${oneLine(name)}`)
    const notes = footnotes(message).map((note) => `> ${oneLine(note)}`)
    return [`## ${heading(message)}`, message.text, files.join('\n'), notes.join('\n>\n')]
      .filter((part) => part !== '')
      .join('\n\n')
  })
  return [`---\n${stringify(matter)}---`, `# ${oneLine(title)}`, introduction(transcript), ...parts, ''].join('\n\n')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
