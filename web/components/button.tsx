import type { ButtonHTMLAttributes } from 'react'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
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
  if (isIcon) classes.push('nl-button--icon-only')
  return <button type={type} className={`${classes.join(' ')} ${className}`} {...rest} />
}
