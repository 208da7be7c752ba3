/**
 * The choices and limits in the workplace's contract, without their schemas: what the browser imports. A schema would bring
 * zod along, which is large and asks for `eval`, which the content security policy refuses.
 */
/** Longest question in characters (UTF-16 code units). */
export const maxQuestionLength = 400_000
export const maxInstructionsLength = 8_000
export const maxTitleLength = 120

export const attachmentTypes = ['txt', 'md', 'csv', 'docx', 'pdf'] as const
export const maxAttachmentBytes = 6 * 1024 * 1024
export const maxAttachments = 10

export const ratingReasons = [
  'onjuist',
  'onvolledig',
  'onduidelijk',
  'verkeerde-toon',
  'niet-gevraagd',
  'goed',
] as const

export const exportFormats = ['markdown', 'docx', 'json'] as const
export const exportLanguages = ['nl', 'en'] as const
