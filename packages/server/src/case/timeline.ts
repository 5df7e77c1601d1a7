/** The timeline of a case as its readers see it: names from plan and catalogue, instants as text. */
import type { CaseTimeline, TimelineBar, TimelineLimit } from '@yijianshi/contract/case-timeline'
import type { Actor } from '@yijianshi/core/access'
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import {
  type TimelineBar as Bar,
  caseTimeline,
  type TimelineLane,
  type TimelineOwner,
} from '@yijianshi/core/case'
import type { Name } from '@yijianshi/core/catalogue'
import { getPlan } from '../draft/plan-store.ts'
import { instant, instantOrNull } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { ownerName } from '../supervision/owing.ts'
import { applicantTitle } from './history.ts'
import { isOfApplicant, maySeeMaterial, sightOf } from './part.ts'
import { nameOf, presentReading, type Scene } from './present-task.ts'
import { JOINT_ACT_NAMES, PROCEDURE_NAMES } from './timeline-words.ts'
import type { VisibleCase } from './visible-case.ts'

/** The person, the site and the centre are one each; who is which stands in the case itself. */
function laneId({ kind, id }: TimelineOwner): string {
  return kind === 'authority' ? `authority:${id}` : kind
}

function laneName({ kind, id }: TimelineOwner, { catalogue }: Scene): Name {
  return kind === 'applicant' ? applicantTitle : ownerName(catalogue, kind, id)
}

/** What authorities ask one another is not for the applicant, and nobody’s outside of the item. */
function subjectName({ subject, item }: Bar, { plan, sight }: Scene): Name | null {
  switch (subject?.kind) {
    case undefined:
      return null
    case 'material': {
      const { material } = subject
      if (!maySeeMaterial(sight, material)) return null
      return nameOf(plan.checklist.find(entry => entry.material === material)?.name, material)
    }
    case 'procedure':
      return PROCEDURE_NAMES[subject.procedure]
    case 'joint-act':
      return JOINT_ACT_NAMES[subject.act]
    case 'question': {
      const isReadable = item !== undefined && sight.part.items.has(item) && !isOfApplicant(sight)
      return isReadable ? { zh: subject.question, en: subject.question } : null
    }
  }
}

function presentLimit(limit: NonNullable<Bar['limit']>): TimelineLimit {
  return { ...limit, clock: presentReading(limit.clock), statutoryDue: limit.statutoryDue ?? null }
}

function presentBar(bar: Bar, scene: Scene): TimelineBar {
  const { id, work, item, planned, actual, segments, limit } = bar
  const name = scene.plan.items.find(entry => entry.item === item)?.name
  return {
    id,
    work,
    item: item === undefined ? null : { id: item, name: nameOf(name, item) },
    subject: subjectName(bar, scene),
    planned: planned ?? null,
    actual: actual === undefined ? null : { from: instant(actual.from), to: instantOrNull(actual.to) },
    segments: segments.map(({ from, to, holder, ground }) => ({
      from: instant(from),
      to: instantOrNull(to),
      holder,
      ground: ground ?? null,
    })),
    limit: limit === undefined ? null : presentLimit(limit),
  }
}

function presentLane(lane: TimelineLane, scene: Scene): CaseTimeline['lanes'][number] {
  return {
    kind: lane.kind,
    id: laneId(lane),
    name: laneName(lane, scene),
    bars: lane.bars.map(bar => presentBar(bar, scene)),
  }
}

/** As it stood just after a version, at a moment that is not before it. */
export async function presentTimeline(
  services: Services,
  actor: Actor,
  caseId: string,
  visible: VisibleCase,
  { until }: { readonly until: number },
): Promise<CaseTimeline> {
  const { engine, pool } = services
  const { version, state } = visible
  const events = await engine.history(caseId)
  const plan = await getPlan(pool, state.planHash)
  const known = events.filter(stored => stored.version <= version)
  const timeline = caseTimeline(known, until, nationalWorkingCalendar)
  const { at, begin, end, restDays, waitsFor, expectedEnd, lanes } = timeline
  const scene: Scene = {
    plan,
    catalogue: services.catalogue(),
    now: until,
    actor,
    sight: sightOf(visible, plan),
  }
  return {
    at: instant(at),
    begin,
    end,
    restDays,
    waitsFor: waitsFor.map(laneId),
    expectedEnd: expectedEnd ?? null,
    lanes: lanes.map(lane => presentLane(lane, scene)),
  }
}
