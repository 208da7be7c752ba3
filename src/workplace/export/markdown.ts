/** A conversation as Markdown, with the label as metadata for machines and in words for people. */
import { stringify } from 'yaml'
import { footnotes, heading, introduction, marksFor, type Transcript } from './transcript.ts'
import { words } from './words.ts'

export function toMarkdown(transcript: Transcript): string {
  const { title, municipality, useCase, exportedAt, language, messages } = transcript
  const matter = {
    title,
    municipality,
    useCase: useCase.id,
    exportedAt,
    language,
    ...marksFor(transcript),
  }
  const parts = messages.map((message) => {
    const files = message.attachments.map(({ name }) => `- ${words[language].file}: ${oneLine(name)}`)
    const notes = footnotes(message, transcript).map((note) => `> ${oneLine(note)}`)
    return [`## ${heading(message, transcript)}`, message.text, files.join('\n'), notes.join('\n>\n')]
      .filter((part) => part !== '')
      .join('\n\n')
  })
  return [`---\n${stringify(matter)}---`, `# ${oneLine(title)}`, introduction(transcript), ...parts, ''].join('\n\n')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
