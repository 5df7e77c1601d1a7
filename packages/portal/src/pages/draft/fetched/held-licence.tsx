import type { SharedResource } from '@yijianshi/contract/sharing'
import { useSay, useTexts } from '../../../texts/texts.tsx'
import { useHeld } from './words.ts'

/** Of a licence that the platform itself holds: number, last day and state; why it does not serve any more. */
export function HeldLicence({ resource }: { resource: SharedResource }) {
  const { licence } = useTexts()
  const say = useSay()
  const held = useHeld()
  if (resource.held === null) return null
  const { standing } = resource.held
  return (
    <>
      <p>
        {held(resource.held)}{' '}
        <span className={standing === 'valid' ? 'tag good' : 'tag bad'}>{licence.standings[standing]}</span>
      </p>
      {resource.reason !== null && <p className="problem">{say(resource.reason)}</p>}
    </>
  )
}
