import type { ProblemKind } from '../../kernel/problem.ts'

export const problems = {
  notFound: { code: 'not-found', status: 404, title: 'Deze pagina of dit adres bestaat niet.' },
  tooLarge: { code: 'request-too-large', status: 413, title: 'De aanvraag is te groot.' },
  wrongType: { code: 'unsupported-media-type', status: 415, title: 'Stuur de aanvraag als application/json.' },
  badRequest: { code: 'bad-request', status: 400, title: 'De aanvraag klopt niet.' },
} as const satisfies { readonly [name: string]: ProblemKind }
