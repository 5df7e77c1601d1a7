import type { ChecklistEntryOnWire } from '@yijianshi/contract/plan'
import { useDraft } from '../../draft/draft-state.tsx'
import { type Choice, choiceOf, waysOf, withChoice } from '../../draft/promises.ts'
import { Choices } from '../../fields/choices.tsx'
import { useSay, useTexts } from '../../texts/texts.tsx'

const choices = ['now', 'later', 'promise'] as const

/** Now, later, or a promise instead: only where the plan leaves a choice, and nothing is handed in yet. */
export function WayChoice({ entry }: { entry: ChecklistEntryOnWire }) {
  const texts = useTexts()
  const say = useSay()
  const { draft, change } = useDraft()
  const ways = waysOf(entry)
  const { material } = entry
  const isThere = draft.files.some(file => file.material === material)
  if (draft.kind !== 'application' || ways.length === 0 || isThere) return null
  const options = {
    now: { value: 'now', label: texts.promises.now },
    later: {
      value: 'later',
      label: texts.promises.later(entry.tolerableDays ?? 0),
      hint: texts.promises.laterHint,
    },
    promise: { value: 'promise', label: texts.promises.promise, hint: texts.promises.promiseHint },
  }
  const offered: readonly Choice[] = ['now', ...ways]
  const choose = (values: readonly string[]) => {
    const chosen = choices.find(choice => choice === values[0]) ?? 'now'
    change(withChoice(draft, material, chosen))
  }
  return (
    <fieldset className="field way-choice">
      <legend>{texts.promises.how(say(entry.name))}</legend>
      <Choices
        id={`way-${material}`}
        many={false}
        options={offered.map(choice => options[choice])}
        chosen={[choiceOf(draft, material)]}
        onChoose={choose}
      />
    </fieldset>
  )
}
