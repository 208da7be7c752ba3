/** Short news at the bottom of the page, with a way back where something can be undone. Read out politely. */
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { Button } from './button.tsx'
import './toast.css'

interface Toast {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; readonly onSelect: () => void }
}

type Show = (text: string, action?: Toast['action']) => void
const Context = createContext<Show>(() => undefined)
const shownMs = 8000
let next = 0

export function useToast(): Show {
  return useContext(Context)
}

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const show = useCallback<Show>(
    (text, action) => {
      const id = next++
      setToasts((all) => [...all, { id, text, ...(action === undefined ? {} : { action }) }])
      setTimeout(() => remove(id), shownMs)
    },
    [remove],
  )
  return (
    <Context value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, text, action }) => (
          <div key={id} className="toast">
            <span>{text}</span>
            {action !== undefined && (
              <Button
                look="subtle"
                onClick={() => {
                  remove(id)
                  action.onSelect()
                }}
              >
                {action.label}
              </Button>
            )}
          </div>
        ))}
      </div>
    </Context>
  )
}
