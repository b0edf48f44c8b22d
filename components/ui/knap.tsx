import type { ComponentProps } from 'react'

type Art = 'primaer' | 'sekundaer' | 'fare' | 'link'

const KLASSE: Record<Art, string> = {
  primaer: 'knap',
  sekundaer: 'knap sekundaer',
  fare: 'knap fare',
  link: 'knap-link',
}

/** A button that sends its form. One `primaer` a page; `fare` for what cannot be undone; the text is verb + object. */
export function Knap({
  art = 'primaer',
  type = 'submit',
  className,
  ...resten
}: ComponentProps<'button'> & { art?: Art }) {
  return <button type={type} className={className ? `${KLASSE[art]} ${className}` : KLASSE[art]} {...resten} />
}

/** A link that looks like a button, for going on without sending anything. */
export function KnapLink({ art = 'primaer', className, children, ...resten }: ComponentProps<'a'> & { art?: Art }) {
  return (
    <a className={className ? `${KLASSE[art]} ${className}` : KLASSE[art]} {...resten}>
      {children}
    </a>
  )
}
