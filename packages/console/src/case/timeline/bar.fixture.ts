import type { CaseTimeline, TimelineBar } from '@yijianshi/contract/case-timeline'

type Limit = NonNullable<TimelineBar['limit']>

/** A running limit of eight working days, three of them used. */
export const someLimit: Limit = {
  unit: 'working-days',
  clock: {
    state: 'running',
    allowed: 8,
    used: 3,
    left: 5,
    overdueBy: 0,
    due: '2026-10-20',
    provisional: false,
    held: { office: 3, applicant: 0, thirdParty: 0 },
  },
  statutoryDue: null,
  steps: [],
  days: [],
  pauses: [],
}

/** A decision that was planned for 8 to 20 October and has begun on the 9th, at noon in China. */
export const someBar: TimelineBar = {
  id: 'decision:tobacco',
  work: 'decision',
  item: { id: 'tobacco', name: { zh: '烟草专卖零售许可证核发', en: 'Tobacco retail licence' } },
  subject: null,
  planned: { from: '2026-10-08', to: '2026-10-20' },
  actual: { from: '2026-10-09T04:00:00.000Z', to: null },
  segments: [{ from: '2026-10-09T04:00:00.000Z', to: null, holder: 'office', ground: null }],
  limit: someLimit,
}

/** Until the end of October, on the evening of the 13th in China. */
export const someTimeline: CaseTimeline = {
  at: '2026-10-13T12:00:00.000Z',
  begin: '2026-10-01',
  end: '2026-10-31',
  restDays: [],
  waitsFor: ['tobacco'],
  expectedEnd: { date: '2026-10-31', provisional: false },
  lanes: [
    {
      kind: 'authority',
      id: 'tobacco',
      name: { zh: '烟草专卖局', en: 'Tobacco Bureau' },
      bars: [someBar],
    },
  ],
}
