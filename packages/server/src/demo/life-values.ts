/** What the demo's people fill in for matters of life and for the sea: every field that those forms may have. */
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Person } from './post.ts'

type Values = Readonly<Record<string, FieldValue>>

const address = '示范市东湖区书院街道文庙路 32 号 2 单元 501 室'
const community = '990101002001'

function applicantValues(person: Person): Values {
  return {
    'applicant-name': person.name,
    'applicant-identity-number': person.citizenNumber,
    'applicant-mobile': person.mobile,
    'applicant-region': community,
    'applicant-address': address,
    'household-address': address,
    'payee-name': person.name,
    'payee-bank': '示范农商银行书院支行',
    'payee-account': '6217000012345678901',
  }
}

/** The mother applies; `bornOn` is `YYYY-MM-DD`. */
export function birthValues(mother: Person, childName: string, bornOn: string): Values {
  return {
    ...applicantValues(mother),
    'child-name': childName,
    'child-sex': 'female',
    'child-birth-date': bornOn,
    'child-birth-weight': 3280,
    'child-gestation-weeks': 39,
    'child-ethnicity': '汉族',
    'vaccination-clinic': 'shuyuan',
    'hepatitis-b-first-dose': true,
    'mother-name': mother.name,
    'mother-identity-number': mother.citizenNumber,
    'mother-mobile': mother.mobile,
    'father-name': '林晓',
    'father-identity-number': '110199199308159979',
    'householder-name': mother.name,
    'householder-identity-number': mother.citizenNumber,
    'householder-relation': 'child',
    'household-region': community,
    'child-insurance-year': 'this-year',
    'child-insurance-region': community,
    'premium-payment': 'online',
    'card-bank': 'rural-bank',
    'card-delivery': 'site',
    'hospital-stay-start': bornOn,
    'hospital-stay-end': bornOn,
    'delivery-kind': 'natural',
  }
}

export function retirementValues(person: Person, retiresOn: string): Values {
  return {
    ...applicantValues(person),
    'employer-name': '示范市第二纺织厂',
    'work-start-date': '1990-07-01',
    'retirement-date': retiresOn,
    'position-kind': 'technician',
    'deemed-contribution-years': 3,
    'pension-bank-card': 'social-card',
    'medical-years': 28,
    'retiree-community': community,
    'housing-fund-account': '201000123456',
  }
}

export function afterDeathValues(applicant: Person, diedOn: string): Values {
  return {
    ...applicantValues(applicant),
    'deceased-name': '陈国栋',
    'deceased-identity-number': '110199195102119973',
    'deceased-death-date': diedOn,
    'deceased-death-place': 'hospital',
    'deceased-address': address,
    'funeral-home': 'donghu',
    'cremation-date': diedOn,
    'relation-to-deceased': 'child',
    'deceased-employer': '示范市第一机械厂',
  }
}

export function seniorCardValues(senior: Person, checkUpOn: string): Values {
  return {
    ...applicantValues(senior),
    'senior-name': senior.name,
    'senior-identity-number': senior.citizenNumber,
    'senior-mobile': senior.mobile,
    'senior-region': '990102100201',
    'senior-address': '示范市青山县石桥镇石桥村 3 组 12 号',
    'household-address': '示范市青山县石桥镇石桥村 3 组 12 号',
    'emergency-contact': '何建国',
    'emergency-mobile': '13900000108',
    'card-delivery': 'site',
    'health-centre': 'shiqiao',
    'chronic-illnesses': ['hypertension'],
    'check-up-month': checkUpOn,
  }
}

export function seaValues(owner: Person): Values {
  return {
    'subject-name': '示范市东湾海洋牧场有限公司',
    'credit-code': '92110101MA0DEMA00G',
    'legal-representative-name': owner.name,
    'legal-representative-identity-number': owner.citizenNumber,
    'agent-name': owner.name,
    'agent-mobile': owner.mobile,
    'sea-project-name': '东湾筏式贝类养殖',
    'sea-place': '东湾东侧 2 公里海域',
    'sea-area': 36.5,
    'sea-kind': 'fishery',
    'sea-mode': 'open',
    'sea-years': 15,
    'sea-points': [
      { 'sea-point-number': 1, 'sea-point-longitude': '121°20′15″', 'sea-point-latitude': '37°35′10″' },
      { 'sea-point-number': 2, 'sea-point-longitude': '121°20′45″', 'sea-point-latitude': '37°35′10″' },
      { 'sea-point-number': 3, 'sea-point-longitude': '121°20′45″', 'sea-point-latitude': '37°34′50″' },
    ],
    'sea-neighbours': '无',
    'sea-fee-mode': 'yearly',
    'sea-co-owned': 'single',
  }
}

/** Beside those of a shop: what an enterprise with staff and a bank account fills in. */
export function employerValues(contact: Person, from: string): Values {
  return {
    'insurance-contact-name': contact.name,
    'insurance-contact-mobile': contact.mobile,
    'insurance-kinds': ['pension', 'unemployment', 'injury'],
    'insurance-start': `${from.slice(0, 8)}01`,
    'insured-count': 3,
    'payment-bank': '示范农商银行青山支行',
    'account-kind': 'basic',
    'bank-branch': '示范农商银行青山支行',
    'bank-visit-date': from,
  }
}

/** A patient who paid in another city and has not filed there. */
export function medicalValues(patient: Person, treatedOn: string, dischargedOn: string): Values {
  return {
    ...applicantValues(patient),
    'hospital-name': '邻市第一人民医院',
    'hospital-place': '示例省邻市',
    'filing-reason': 'emergency',
    'treatment-start': treatedOn,
    'treatment-end': dischargedOn,
    'treatment-cost': 4_860_000,
    'direct-settlement-reason': 'not-filed',
  }
}

/** The buyer applies. */
export function usedCarValues(buyer: Person, seller: Person, deliveredOn: string): Values {
  return {
    ...applicantValues(buyer),
    'seller-name': seller.name,
    'seller-identity-number': seller.citizenNumber,
    'seller-mobile': seller.mobile,
    'plate-number': '示A12345',
    'vehicle-identification': 'LSVAA4182E2000001',
    'vehicle-model': '示例牌 SL7150',
    'car-price': 6_800_000,
    'car-delivery-date': deliveredOn,
    'new-plate-choice': 'random',
    'etc-choice': 'take-over',
  }
}

export function contributionValues(contact: Person, firstOfMonth: string): Values {
  return {
    'subject-name': '示范市东湖区晨光商贸有限公司',
    'credit-code': '92110101MA0DEMA00G',
    'agent-name': contact.name,
    'agent-mobile': contact.mobile,
    'social-insurance-number': '990101000123',
    'fund-account-number': '201000654321',
    'wage-list': [
      { 'staff-name': contact.name, 'staff-identity': contact.citizenNumber, 'staff-wage': 780_000 },
    ],
    'payment-bank': '示范农商银行东湖支行',
    'payment-month': firstOfMonth,
    'fund-start': firstOfMonth,
  }
}
