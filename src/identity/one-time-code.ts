/** Codes that a person types once: 100 bits in four groups, without letters that look alike. */

const groupLength = 5
export const codeLength = 20

export function showCode(code: string): string {
  return (code.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-')
}

/** As it was made, however it was typed: dashes, spaces and capitals make no difference. */
export function plainCode(typed: string): string {
  return typed.toLowerCase().replaceAll(/[^0-9a-z]/g, '')
}
