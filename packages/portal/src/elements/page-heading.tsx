import { type ReactNode, useEffect, useRef } from 'react'
import { useTexts } from '../texts/texts.tsx'

let pagesSeen = 0
let wentBack = false
let address = location.pathname + location.search
// Also fired by links within a page, which are no way back.
window.addEventListener('popstate', () => {
  wentBack = address !== location.pathname + location.search
})

/**
 * The h1 of a page. Names the document, and on every page but the first takes the focus, so that a
 * screen reader reads where the person has arrived.
 */
export function PageHeading({
  children,
  title,
  faulty = false,
}: {
  children: ReactNode
  /** For the tab, where it differs from the heading. */
  title?: string | undefined
  faulty?: boolean
}) {
  const texts = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    pagesSeen += 1
    if (pagesSeen > 1) heading.current?.focus({ preventScroll: true })
    if (!wentBack) window.scrollTo(0, 0)
    wentBack = false
    address = location.pathname + location.search
  }, [])
  const words = title ?? (typeof children === 'string' ? children : undefined)
  const site = texts.site.name
  const prefix = faulty ? texts.errors.titlePrefix : ''
  useEffect(() => {
    document.title = words === undefined || words === site ? prefix + site : `${prefix}${words} – ${site}`
  }, [words, site, prefix])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
