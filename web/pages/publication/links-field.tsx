/** References: a title with an address, any number of them. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'

interface Link {
  readonly title: string
  readonly link: string
}

export interface LinksFieldProps {
  readonly label: string
  readonly error: string | undefined
  /** Titles to choose from; any title when there are none. */
  readonly options: readonly string[]
  readonly links: readonly Link[]
  onChange(links: Link[]): void
}

export function LinksField({ label, error, options, links, onChange }: LinksFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const write = (at: number, change: Partial<Link>) =>
    onChange(links.map((link, i) => (i === at ? { ...link, ...change } : link)))
  return (
    <fieldset className="links">
      <legend className="utrecht-form-label">{label}</legend>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {options.length > 0 && (
        <datalist id={id}>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </datalist>
      )}
      {links.map(({ title, link }, at) => (
        <div key={placeOf(at)} className="links-row">
          <TextField
            label={t('publication.linkTitle')}
            list={options.length > 0 ? id : undefined}
            value={title}
            onChange={({ target }) => write(at, { title: target.value })}
          />
          <TextField
            label={t('publication.link')}
            value={link}
            onChange={({ target }) => write(at, { link: target.value })}
          />
          <Button
            look="subtle"
            isIcon
            aria-label={t('publication.removeLink', { number: at + 1 })}
            onClick={() => onChange(links.filter((_link, i) => i !== at))}
          >
            <Icon name="trash" />
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...links, { title: '', link: '' }])}>
        <Icon name="add" />
        {t('publication.addLink')}
      </Button>
    </fieldset>
  )
}

/** Links have no name of their own: their place is who they are. */
function placeOf(at: number): string {
  return `link-${at}`
}
