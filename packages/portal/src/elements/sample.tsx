import { useRef } from 'react'
import { useTexts } from '../texts/texts.tsx'
import './sample.css'

/** A sample picture that opens large. */
export function Sample({ file, name }: { file: string; name: string }) {
  const texts = useTexts()
  const dialog = useRef<HTMLDialogElement>(null)
  const address = `/samples/${file}`
  return (
    <div>
      <button type="button" className="sample-button" onClick={() => dialog.current?.showModal()}>
        <img src={address} alt="" loading="lazy" />
        {texts.materials.sample}
        <span className="visually-hidden">：{name}</span>
      </button>
      <dialog ref={dialog} className="sample-dialog" aria-label={texts.plan.sampleOf(name)}>
        <form method="dialog">
          <button type="submit" className="button secondary">
            {texts.materials.close}
          </button>
        </form>
        <img src={address} alt={texts.materials.sampleLarge(name)} loading="lazy" />
      </dialog>
    </div>
  )
}
