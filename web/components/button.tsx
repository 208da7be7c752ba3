import type { ButtonHTMLAttributes, RefAttributes } from 'react'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, RefAttributes<HTMLButtonElement> {
  /** One primary button on a screen: the thing that is loud. */
  readonly look?: 'primary' | 'secondary' | 'subtle'
  readonly tone?: 'negative'
  /** Icon only: needs an `aria-label`. */
  readonly isIcon?: boolean
}

export function Button({
  look = 'secondary',
  tone,
  isIcon = false,
  className = '',
  type = 'button',
  ...rest
}: ButtonProps) {
  const classes = ['nl-button', `nl-button--${look}`]
  if (tone !== undefined) classes.push(`nl-button--${tone}`)
  if (rest.disabled === true) classes.push('nl-button--disabled')
  if (isIcon) classes.push('nl-button--icon-only')
  // A picture alone says little: who points at it reads its name.
  const title = isIcon ? rest['aria-label'] : undefined
  return <button type={type} title={title} className={`${classes.join(' ')} ${className}`} {...rest} />
}
