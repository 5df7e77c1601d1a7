import { Link } from 'wouter'
import { useTexts } from '../texts/texts.tsx'

export function BackLink({ href, children }: { href: string; children?: string }) {
  const texts = useTexts()
  return (
    <Link href={href} className="back-link">
      {children ?? texts.back}
    </Link>
  )
}
