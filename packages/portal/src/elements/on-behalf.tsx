import { useTexts } from '../texts/texts.tsx'

/** Whose matter this is, at the top of every page on which somebody acts for another. */
export function OnBehalf({ name }: { name: string }) {
  const texts = useTexts()
  return (
    <p className="notice warn column">
      <strong>{texts.mandate.banner(name)}</strong>
    </p>
  )
}
