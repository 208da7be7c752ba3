/** A button with a list of actions (WAI-ARIA menu button): arrow keys move, Escape closes, focus comes back. */
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { Icon } from './icon.tsx'
import './menu.css'

export interface MenuItem {
  readonly label: string
  /** More about it, below the label. */
  readonly detail?: ReactNode
  readonly icon?: ReactNode
  readonly tone?: 'negative'
  readonly isChecked?: boolean
  /** A line above: what follows is of another kind. */
  readonly startsGroup?: boolean
  onSelect(): void
}

export interface MenuProps extends Pick<ButtonProps, 'look' | 'isIcon' | 'aria-label' | 'className'> {
  readonly items: readonly MenuItem[]
  readonly children: ReactNode
}

const edgePx = 8

export function Menu({ items, children, look = 'subtle', ...button }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const id = useId()
  const options = () => [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const close = () => {
    setOpen(false)
    root.current?.querySelector<HTMLElement>('button')?.focus()
  }
  const start = useCallback((list: HTMLElement | null) => {
    if (list === null) return
    list.classList.toggle('menu-list-up', isCutOff(list))
    const { left, right } = list.getBoundingClientRect()
    const over = right - (window.innerWidth - edgePx)
    if (left < edgePx) list.style.insetInlineEnd = `${left - edgePx}px`
    else if (over > 0) list.style.insetInlineStart = `${-over}px`
    list.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const all = options()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Escape') close()
    else if (event.key === 'Tab') return setOpen(false)
    else if (to === undefined) return
    else all.at(to % all.length)?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  useEffect(() => {
    if (!isOpen) return
    const leave = ({ target }: Event) => {
      if (target instanceof Node && root.current?.contains(target) === false) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [isOpen])
  return (
    <div ref={root} className="menu">
      <Button
        {...button}
        look={look}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </Button>
      {isOpen && (
        <div ref={start} id={id} role="menu" className="menu-list" tabIndex={-1} onKeyDown={onKeyDown}>
          {items.map(({ label, detail, icon, tone, isChecked, startsGroup, onSelect }) => (
            <button
              key={label}
              type="button"
              {...(isChecked === undefined
                ? { role: 'menuitem' }
                : { role: 'menuitemradio', 'aria-checked': isChecked })}
              tabIndex={-1}
              className={`menu-item ${tone === undefined ? '' : 'menu-item-negative'} ${startsGroup === true ? 'menu-item-first' : ''}`}
              onClick={() => {
                close()
                onSelect()
              }}
            >
              {icon}
              <span className="menu-item-text">
                {label}
                {detail !== undefined && <span className="menu-item-detail">{detail}</span>}
              </span>
              {isChecked === true && <Icon name="check" size={18} />}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Whether a list that opens downwards runs under the edge of what scrolls around it, with more room above. */
function isCutOff(list: HTMLElement): boolean {
  const { top, bottom, height } = list.getBoundingClientRect()
  let edges = { top: 0, bottom: window.innerHeight }
  for (let box = list.parentElement; box !== null; box = box.parentElement)
    if (getComputedStyle(box).overflowY !== 'visible') {
      edges = box.getBoundingClientRect()
      break
    }
  return bottom > edges.bottom && top - height > edges.top
}
