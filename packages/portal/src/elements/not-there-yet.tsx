import type { Loaded } from '../server/use-loaded.ts'
import { useTexts } from '../texts/texts.tsx'

/** In the place of a part of a page that is being loaded, or could not be: then with a way to try again. */
export function NotThereYet({ loaded }: { loaded: Exclude<Loaded<unknown>, { readonly status: 'ready' }> }) {
  const texts = useTexts()
  return (
    <p role="status">
      {loaded.status === 'loading' ? texts.loading : texts.errors.noAnswer}{' '}
      {loaded.status === 'failed' && (
        <button type="button" className="button secondary" onClick={loaded.again}>
          {texts.errors.again}
        </button>
      )}
    </p>
  )
}
