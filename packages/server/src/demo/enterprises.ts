/** Enterprises of the demo's people, beside the invented ones of the example registry. */
import { creditCode } from '../example-registry/numbers.ts'
import type { ExampleOrganisation } from '../example-registry/organisations.ts'
import { REGION } from '../example-registry/people.ts'
import { personOf } from './people.ts'

function representative(login: string): ExampleOrganisation['representative'] {
  const { name, citizenNumber } = personOf(login)
  return { name, number: citizenNumber }
}

const kind = '有限责任公司（自然人独资）'

/** `wangfang` represents one, `lihua` one that is dissolved. */
export const demoEnterprises = {
  shop: {
    code: creditCode(REGION, 20_000_001),
    name: '示范市芳邻便利店有限公司',
    kind,
    scope: '预包装食品、日用百货零售。',
    capitalFen: 10_000_000,
    foundedOn: '2023-03-18',
    state: '存续',
    representative: representative('wangfang'),
  },
  dissolved: {
    code: creditCode(REGION, 20_000_002),
    name: '示范市华宏餐饮有限公司',
    kind,
    scope: '餐饮服务。',
    capitalFen: 5_000_000,
    foundedOn: '2019-06-18',
    state: '注销',
    representative: representative('lihua'),
  },
} as const satisfies Record<string, ExampleOrganisation>
