/**
 * A model's text as a page. The text is hostile until proven otherwise: no raw HTML, no pictures, no styles, and a link
 * first shows where it goes.
 */
import { type MouseEvent, memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import './markdown.css'

export const Markdown = memo(function Markdown({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <div className="markdown">
      <ReactMarkdown
        skipHtml
        remarkPlugins={plugins}
        remarkRehypeOptions={{ footnoteLabel: t('answer.footnotes') }}
        components={components}
        urlTransform={safeAddress}
      >
        {text}
      </ReactMarkdown>
    </div>
  )
})

const plugins = [remarkGfm]

/** Only what a person can open and read: everything else becomes an empty address, which is shown as text. */
export function safeAddress(address: string): string {
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(address.trim()) ? address.trim() : ''
}

const components: Components = {
  a: ({ href, children }) => <AskingLink address={href ?? ''}>{children}</AskingLink>,
  img: ({ alt }) => <span>{alt}</span>,
  table: ({ children }) => (
    <div className="markdown-table">
      <table className="utrecht-table utrecht-table--html-table">{children}</table>
    </div>
  ),
  pre: ({ children }) => <pre className="nl-code-block">{children}</pre>,
  // Footnotes come with ids of the model's choosing: only the page itself names its parts.
  section: ({ children }) => <section>{children}</section>,
  h2: ({ children }) => <h2>{children}</h2>,
  li: ({ children, className }) => <li className={className}>{children}</li>,
  input: ({ checked }) => <span aria-hidden="true">{checked === true ? '☑ ' : '☐ '}</span>,
}

function AskingLink({ address, children }: { address: string; children: React.ReactNode }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  if (address === '') return <span>{children}</span>
  const ask = (event: MouseEvent) => {
    event.preventDefault()
    setAsking(true)
  }
  return (
    <>
      <a
        className="nl-link"
        href={address}
        rel="noopener noreferrer nofollow"
        onClick={ask}
        // The middle button opens a link too, without a click.
        onAuxClick={(event) => event.button === 1 && ask(event)}
      >
        {children}
      </a>
      {isAsking && (
        <Dialog title={t('link.title')} onClose={() => setAsking(false)}>
          <p className="nl-paragraph">{t('link.lead')}</p>
          <p className="markdown-address">{address}</p>
          <div className="button-row">
            <a
              className="nl-button nl-button--primary"
              href={address}
              target="_blank"
              rel="noopener noreferrer nofollow"
              onClick={() => setAsking(false)}
            >
              {t('link.open')}
            </a>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
