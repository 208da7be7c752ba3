import { useTranslation } from 'react-i18next'
import type { Publication } from '../../../src/register/publication-contract.ts'

/** As residents will read it: what is filled in, in the order of the standard. */
export function Preview({ publication: { fields, content } }: { publication: Publication }) {
  const { t } = useTranslation()
  const filled = fields.filter(({ name }) => content[name as keyof typeof content].length > 0)
  if (filled.length === 0) return <p>{t('publication.empty')}</p>
  return (
    <article className="publication-preview">
      <h2 className="nl-heading nl-heading--level-2">{content.name}</h2>
      <dl>
        {filled
          .filter(({ name }) => name !== 'name')
          .map(({ name, title }) => (
            <div key={name}>
              <dt>{title}</dt>
              <dd>{wordsOf(content[name as keyof typeof content])}</dd>
            </div>
          ))}
      </dl>
    </article>
  )
}

function wordsOf(value: Publication['content'][keyof Publication['content']]): string {
  if (typeof value === 'string') return value.replace(/<\/(p|li|div)>|<br ?\/?>/g, '\n').replace(/<[^>]*>/g, '')
  return value
    .map((entry) => (typeof entry === 'string' ? entry : [entry.title, entry.link].filter(Boolean).join(', ')))
    .join('\n')
}
