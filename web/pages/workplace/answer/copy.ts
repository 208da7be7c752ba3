/** Copies an answer: as it looks (for a word processor), or as plain text. Both carry the label of AI Act art. 50. */
import i18next from 'i18next'
import type { Message } from '../../../../src/workplace/contract.ts'

export async function copyPlain(message: Message): Promise<void> {
  await navigator.clipboard.writeText(`${message.text}\n\n${labelOf(message)}`)
}

export async function copyFormatted(message: Message): Promise<void> {
  const shown = document.querySelector(`[data-message="${message.id}"] .markdown`)
  if (shown === null) return copyPlain(message)
  const label = document.createElement('p')
  label.textContent = labelOf(message)
  const html = `${shown.innerHTML}${label.outerHTML}`
  const text = `${message.text}\n\n${labelOf(message)}`
  const item = new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([text], { type: 'text/plain' }),
  })
  await navigator.clipboard.write([item])
}

function labelOf({ answer }: Message): string {
  if (answer === null) return ''
  const { model, zone, label } = answer
  return i18next.t(label?.isMadeByAi === false ? 'answer.copyQuoteLabel' : 'answer.copyLabel', {
    model,
    zone: i18next.t(`zone.${zone}`),
  })
}
