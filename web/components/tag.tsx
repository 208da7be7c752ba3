import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './tag.css'

const shapes = { ok: 'check', warning: 'triangle', error: 'close', neutral: undefined } as const satisfies {
  [tone: string]: IconName | undefined
}

/** A state in a word, a shape and a colour together. */
export function Tag({ tone = 'neutral', children }: { tone?: keyof typeof shapes; children: ReactNode }) {
  const shape = shapes[tone]
  return (
    <span className={`tag tag-${tone}`}>
      {shape !== undefined && <Icon name={shape} size={14} />}
      {children}
    </span>
  )
}
