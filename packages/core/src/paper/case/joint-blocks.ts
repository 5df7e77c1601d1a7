/** What several authorities do together: its notice, and what was said and found. */
import type { JointAct } from '../../case/state.ts'
import { heading, list, paragraph, table } from '../blocks.ts'
import type { Block } from '../model.ts'
import {
  authorityName,
  basisBlocks,
  type CaseDesk,
  footBlocks,
  issuerName,
  itemName,
  momentOf,
  type Row,
  rows,
} from './case-desk.ts'
import { jointLaws } from './laws.ts'

export function actOf({ state }: CaseDesk, id: string): JointAct | undefined {
  return state.jointActs.find(act => act.id === id)
}

/** No name of the applicant: all of the authorities read it, and the number of the case suffices. */
function actRows(desk: CaseDesk, act: JointAct): Row[] {
  const { t, state, matter, document, common } = desk
  return [
    [t.facts.case, state.number],
    [t.facts.matter, matter],
    [t.joint.items, common.and(act.items.map(item => itemName(desk, item)))],
    [t.joint.convenor, issuerName(desk, document.issuer)],
    [t.joint.authorities, common.and(act.authorities.map(id => authorityName(desk, id)))],
    [t.joint.time, momentOf(desk, act.heldAt)],
    [t.joint.place, act.place],
  ]
}

function agendaBlocks({ t }: CaseDesk, { agenda }: JointAct): Block[] {
  return agenda.length === 0 ? [] : [heading(t.joint.agenda), list(agenda, true)]
}

export function jointNoticeBlocks(desk: CaseDesk, act: JointAct): Block[] {
  const { t, document, matter } = desk
  const { event } = document
  return [
    rows(t.facts.title, actRows(desk, act)),
    paragraph(event.type === 'JointActMoved' ? t.joint.moved(event.reason) : t.joint.text(matter)),
    ...agendaBlocks(desk, act),
    ...basisBlocks(desk, jointLaws(desk, act.items, [t.laws.joint])),
    ...footBlocks(desk),
  ]
}

function opinionBlocks(desk: CaseDesk, act: JointAct): Block[] {
  const { t } = desk
  const [authority, opinion, remark] = t.joint.opinionColumns
  const columns = [
    [authority, 4],
    [opinion, 3],
    [remark, 6],
  ] as const
  const lines = act.authorities.map(id => {
    const given = act.opinions.find(entry => entry.authority === id)
    return [
      authorityName(desk, id),
      given === undefined ? t.joint.silent : t.joint.opinion[given.opinion],
      given?.text ?? '',
    ]
  })
  return [heading(t.joint.opinions), table(t.joint.opinions, columns, lines)]
}

export function minutesBlocks(desk: CaseDesk, act: JointAct): Block[] {
  const { t, common } = desk
  return [
    rows(t.facts.title, [
      ...actRows(desk, act),
      [t.joint.attendants, common.and(act.attendants ?? [])],
      [t.joint.conclusion, act.conclusion && t.joint.opinion[act.conclusion]],
    ]),
    ...agendaBlocks(desk, act),
    heading(t.joint.record),
    ...(act.minutes ?? '')
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(paragraph),
    ...opinionBlocks(desk, act),
    ...basisBlocks(desk, jointLaws(desk, act.items, [t.laws.joint])),
    ...footBlocks(desk),
  ]
}
