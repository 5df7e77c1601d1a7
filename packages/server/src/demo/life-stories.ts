/** Cases of other matters, at other windows: so that the desks of more than one trade look alive. */
import type { FieldValue } from '@yijianshi/contract/shape'
import {
  afterDeathValues,
  birthValues,
  contributionValues,
  employerValues,
  medicalValues,
  retirementValues,
  seaValues,
  seniorCardValues,
  usedCarValues,
} from './life-values.ts'
import type { DemoOffice, Moment } from './office.ts'
import { personOf, visitors } from './people.ts'
import type { Person } from './post.ts'
import { shopValues } from './values.ts'

type Application = {
  readonly by: string
  readonly when: Moment
  readonly matter: string
  readonly answers: Readonly<Record<string, string | number | boolean>>
  readonly values: Readonly<Record<string, FieldValue>>
  readonly visitor?: Person
  readonly region?: string
}

async function apply(office: DemoOffice, { by, when, ...application }: Application): Promise<string> {
  const draft = await office.begin(by, when, application)
  await office.handInSamples(by, when, draft)
  return office.submit(by, when, draft.id)
}

const birthAnswers = {
  birthApplicant: 'mother',
  birthPlace: 'local-hospital',
  parentsMarried: true,
  settleWith: 'mother',
  birthHouseholder: 'mother',
  ethnicityDiffers: false,
  motherInsured: true,
  childInsurance: true,
  childCard: true,
  childcareSubsidy: true,
}

async function birth(office: DemoOffice): Promise<void> {
  const mother = personOf('wangfang')
  const whole = await apply(office, {
    by: 'wangfang',
    when: [9, 9],
    matter: 'new-child',
    answers: birthAnswers,
    values: birthValues(mother, '林小满', office.dateOf(12)),
  })
  await office.accept('clerk1', [9, 10], whole)
  await office.grant('maternity1', [9, 11], whole, 'birth-certificate')
  await office.grant('health1', [9, 14], whole, 'vaccination-record')
  await office.grant('police1', [8, 10], whole, 'birth-household-registration')
  await office.grant('medical1', [7, 10], whole, 'child-medical-insurance')
  await office.grant('tax1', [7, 14], whole, 'child-insurance-payment')
  await office.grant('hr1', [5, 10], whole, 'child-social-security-card')
  await office.grant('health1', [5, 14], whole, 'childcare-subsidy')
  await office.grant('medical1', [4, 10], whole, 'maternity-benefit')
  await office.command('clerk1', [3, 10], whole, { type: 'deliver', method: 'window' })
  await office.command('wangfang', [3, 20], whole, {
    type: 'rate',
    grade: 'very-satisfied',
    comment: '坐月子不用跑，家里人跑一趟就齐了。',
  })

  const atHospital = await apply(office, {
    by: 'hospital-clerk1',
    when: [0, 8],
    matter: 'new-child',
    answers: birthAnswers,
    values: birthValues(visitors.huangli, '黄小禾', office.dateOf(3)),
    visitor: visitors.huangli,
  })
  await office.accept('hospital-clerk1', [0, 8.25], atHospital)
  await office.grant('maternity1', [0, 8.5], atHospital, 'birth-certificate')
}

async function oldAge(office: DemoOffice): Promise<void> {
  const retiring = await apply(office, {
    by: 'clerk2',
    when: [4, 9],
    matter: 'retirement',
    answers: {
      retirementKind: 'normal',
      medicalInsuranceKind: 'employee',
      fileReviewed: true,
      oneChildBonus: false,
      housingFund: true,
    },
    values: retirementValues(visitors.zhaoguilan, office.dateOf(0)),
    visitor: visitors.zhaoguilan,
  })
  await office.accept('clerk2', [4, 11], retiring)
  await office.review('hr1', [1, 10], retiring, 'retirement-approval')

  const card = await apply(office, {
    by: 'shiqiao-clerk1',
    when: [2, 9],
    matter: 'senior-card',
    answers: { age: 82, busCard: true, healthRecord: true, seniorAllowance: true },
    values: seniorCardValues(visitors.hexiuying, office.dateOf(0)),
    visitor: visitors.hexiuying,
  })
  await office.accept('shiqiao-clerk1', [2, 10], card)
  await office.grant('health1', [2, 15], card, 'senior-health-record')
  await office.grant('civil1', [1, 10], card, 'senior-card-issue')
}

async function afterDeath(office: DemoOffice): Promise<void> {
  const noticed = await apply(office, {
    by: 'chenyu',
    when: [3, 10],
    matter: 'after-death',
    answers: {
      deathKind: 'normal',
      cremation: true,
      deceasedPension: 'retired',
      deceasedMedicalAccount: true,
      deceasedHousingFund: false,
      deceasedDriver: false,
    },
    values: afterDeathValues(personOf('chenyu'), office.dateOf(5)),
  })
  await office.command('clerk1', [2, 10], noticed, {
    type: 'issue-notice',
    entries: [{ subject: 'material', id: 'household-register', problem: '户口簿缺少逝者那一页，请补拍。' }],
  })
}

async function enterprises(office: DemoOffice): Promise<void> {
  const owner = personOf('lihua')
  const from = office.dateOf(0)
  const shop = {
    name: '示范市青山茶业有限公司',
    address: '示范市青山县石桥镇石桥村茶山路 6 号',
    owner,
    area: 90,
    from,
  }
  const county = await apply(office, {
    by: 'lihua',
    when: [4, 9],
    matter: 'company-set-up',
    region: '990102000000',
    answers: {
      operatorKind: 'company',
      licenceHeld: false,
      seal: true,
      staffInsurance: 'insurance',
      bankAccount: true,
      premises: 'leased',
    },
    values: {
      ...shopValues(shop),
      ...employerValues(owner, from),
      'premises-region': '990102100201',
      'business-scope': '茶叶种植、加工和销售',
    },
  })
  await office.accept('qingshan-clerk1', [3, 9], county)
  await office.grant('qingshan-market1', [2, 10], county, 'business-registration')
  await office.grant('qingshan-police1', [1, 10], county, 'seal-filing')
  await office.grant('qingshan-hr1', [1, 11], county, 'social-insurance-unit-registration')

  const sea = await apply(office, {
    by: 'shifan-clerk1',
    when: [5, 10],
    matter: 'sea-use',
    answers: { seaUse: 'aquaculture', feeReduction: false },
    values: seaValues(visitors.liuyang),
    visitor: visitors.liuyang,
  })
  await office.accept('shifan-clerk1', [5, 15], sea)
  await office.review('ocean1', [2, 10], sea, 'sea-use-review')
}

async function everydayLife(office: DemoOffice): Promise<void> {
  const treated = await apply(office, {
    by: 'chenyu',
    when: [6, 9],
    matter: 'medical-expenses',
    answers: { careKind: 'inpatient', carePlace: 'elsewhere-unfiled', injury: false, selfPaid: 22_000 },
    values: medicalValues(personOf('chenyu'), office.dateOf(15), office.dateOf(9)),
  })
  await office.accept('clerk2', [6, 10], treated)
  await office.grant('medical1', [6, 11], treated, 'offsite-care-filing')

  const sold = await apply(office, {
    by: 'clerk1',
    when: [1, 9],
    matter: 'used-car',
    answers: { carStays: true, carMortgaged: false, inspectionValid: true, etcInstalled: true },
    values: usedCarValues(visitors.huangli, visitors.liuyang, office.dateOf(1)),
    visitor: visitors.huangli,
  })
  await office.accept('clerk1', [1, 9.5], sold)
  await office.grant('tax1', [1, 10], sold, 'used-car-invoice')
  await office.grant('police1', [1, 11], sold, 'vehicle-transfer')

  const employer = await apply(office, {
    by: 'lihua',
    when: [2, 9],
    matter: 'annual-contributions',
    answers: { fundOpened: true, fundAdjustment: 'base', disabledStaff: false, staffCount: 12 },
    values: contributionValues(personOf('lihua'), `${office.dateOf(2).slice(0, 8)}01`),
  })
  await office.accept('clerk2', [2, 10], employer)
  await office.grant('hr1', [2, 11], employer, 'social-insurance-base')
}

/** Each is told by itself: one that fails leaves the others. */
export const lifeStories: readonly ((office: DemoOffice) => Promise<void>)[] = [
  birth,
  oldAge,
  afterDeath,
  enterprises,
  everydayLife,
]
