import { describe, expect, test } from 'vitest'
import { ROLES } from './actor.ts'
import { maySee, maySeeAs, RELATIONS, type Relation, rolesThatSee, VIEWS, type View } from './views.ts'

type Cell = readonly Relation[] | 'any' | 'none'
/** One cell for each role, in the order applicant, clerk, reviewer, manager, editor. */
type Cells = readonly [Cell, Cell, Cell, Cell, Cell]
const mandated = ['own', 'represents'] as const
const centre = ['supervises', 'reasoned'] as const
const partakers = ['handles', 'asked'] as const

const TABLE: Readonly<Record<View, Cells>> = {
  'own-cases': [mandated, 'none', 'none', 'none', 'none'],
  desk: ['none', ['own-site'], 'none', centre, 'none'],
  inbox: ['none', 'none', ['handles'], 'none', 'none'],
  case: [mandated, ['own-site'], partakers, centre, 'none'],
  'case-form': [mandated, ['own-site'], partakers, ['reasoned'], 'none'],
  'case-history': [mandated, ['own-site'], partakers, centre, 'none'],
  'all-cases': ['none', 'any', 'none', centre, 'none'],
  'catalogue-files': ['none', 'none', 'none', 'any', 'any'],
  'catalogue-changes': ['none', 'none', 'none', 'any', 'any'],
  'change-orders': ['none', 'none', 'none', 'any', 'any'],
  'item-manual': ['none', 'any', 'any', 'any', 'any'],
  reports: ['none', 'none', 'none', 'any', 'any'],
  webhooks: ['none', 'none', 'none', 'any', 'none'],
  'case-attempts': ['none', 'none', 'none', centre, 'none'],
  'access-records': ['none', 'none', 'none', 'any', 'none'],
  'case-access-records': [['own'], 'none', 'none', centre, 'none'],
  supervision: ['none', ['own-site'], partakers, 'any', 'any'],
  'reasoned-access': ['none', 'none', 'none', centre, 'none'],
  'my-data': [['own'], 'none', 'none', 'none', 'none'],
  'data-sharing': ['none', 'none', 'none', 'any', 'any'],
  'sharing-disputes': ['none', 'none', 'any', 'any', 'none'],
  mandates: ['any', 'none', 'none', 'none', 'none'],
  'mandate-desk': ['none', 'any', 'none', 'none', 'none'],
  duties: ['none', 'none', 'any', 'any', 'none'],
}

function opens(cell: Cell | undefined, relation: Relation): boolean {
  return cell === 'any' || (Array.isArray(cell) && cell.includes(relation))
}

const cells = VIEWS.flatMap(view =>
  ROLES.flatMap((role, column) => RELATIONS.map(relation => ({ view, role, relation, column }))),
)

test.each(cells)('$view for $role who is $relation', ({ view, role, relation, column }) => {
  expect(maySeeAs(role, view, relation)).toBe(opens(TABLE[view][column], relation))
})

describe('a view', () => {
  test.each(VIEWS)('%s is open to the roles that see it in some relation', view => {
    const open = ROLES.filter((_, column) => TABLE[view][column] !== 'none')
    expect(rolesThatSee(view)).toEqual(open)
    expect(ROLES.filter(role => maySee(role, view))).toEqual(open)
  })

  test('shows nothing to the clock', () => {
    expect(VIEWS.filter(view => maySee('system', view))).toEqual([])
  })

  test('of a case shows nothing to a stranger, whatever the role', () => {
    const ofCases = ['case', 'case-form', 'case-history', 'case-attempts', 'case-access-records'] as const
    for (const view of ofCases) {
      expect(ROLES.filter(role => maySeeAs(role, view, 'stranger'))).toEqual([])
    }
  })
})
