import type { CaseView } from '@yijianshi/contract/case'
import type { ReactElement } from 'react'
import { ActButton } from '../case/act/act-button.tsx'
import {
  AuthorityField,
  ChecksField,
  ChoiceField,
  LineField,
  MomentField,
  WordsField,
} from '../case/act/act-fields.tsx'
import { instantOfField, linesOf } from '../case/act/lines.ts'
import { useTexts } from '../texts/texts.ts'

const kinds = ['meeting', 'site-inspection', 'completion-acceptance', 'home-visit'] as const

type Convening = {
  readonly kind: (typeof kinds)[number]
  readonly items: string[]
  readonly authorities: string[]
  readonly heldAt: string
  readonly place: string
  readonly agenda?: string
}

const ended: ReadonlySet<string> = new Set(['issued', 'refused', 'not-needed', 'stopped'])

/** Calls the authorities of a case together, on items that are still open. */
export function ConveneButton({ view }: { readonly view: CaseView }): ReactElement {
  const { t, say } = useTexts()
  const words = t.joint
  const open = view.tasks.filter(task => !ended.has(task.stage))
  const ofItem = (task: CaseView['tasks'][number]) => [
    task.authority,
    ...[...task.law.joint, ...task.addedAuthorities].map(({ id }) => id),
  ]
  return (
    <ActButton<Convening>
      caseId={view.id}
      title={words.convene}
      initial={{ kind: 'meeting', authorities: [...new Set(open.flatMap(ofItem))] }}
      commandOf={({ heldAt, agenda, ...values }) => ({
        type: 'convene',
        ...values,
        heldAt: instantOfField(heldAt),
        agenda: linesOf(agenda),
      })}
    >
      <ChoiceField
        name="kind"
        label={words.kind}
        missing={words.kindMissing}
        options={kinds.map(value => ({ value, label: words.kinds[value] }))}
      />
      <ChecksField
        name="items"
        label={words.items}
        missing={words.itemsMissing}
        options={open.map(({ item, name }) => ({ value: item, label: say(name) }))}
      />
      <AuthorityField
        several
        least={2}
        name="authorities"
        label={words.participants}
        missing={words.participantsMissing}
        except={[]}
      />
      <MomentField name="heldAt" label={words.heldAt} missing={words.heldAtMissing} />
      <LineField name="place" label={words.place} missing={words.placeMissing} />
      <WordsField name="agenda" label={words.agenda} extra={words.agendaHint} />
    </ActButton>
  )
}
