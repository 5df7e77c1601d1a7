/** What people call the kinds of mandates, what they allow, and the documents of persons: in both web apps the same. */
import type { MandateAct, MandateKind, MandateProof, MandateStanding, MandateView } from './mandate.ts'
import type { PersonDocument } from './shape.ts'

export type MandateNames = {
  readonly kinds: Readonly<Record<MandateKind, string>>
  readonly acts: Readonly<Record<MandateAct, string>>
  readonly proofs: Readonly<Record<MandateProof, string>>
  readonly documents: Readonly<Record<PersonDocument['kind'], string>>
}

/** An end is told as one by a window; that a newer record took the place is something else. */
export type ToldStanding = MandateStanding | 'replaced'

export function toldStanding({
  standing,
  endGround,
}: Pick<MandateView, 'standing' | 'endGround'>): ToldStanding {
  return endGround === 'replaced' ? 'replaced' : standing
}

export const zhMandateNames: MandateNames = {
  kinds: {
    family: '家人帮办',
    authorised: '委托',
    guardian: '监护人',
    'legal-representative': '法定代表人',
    employee: '单位经办人',
  },
  acts: {
    'fill-in': '填表、上传材料',
    submit: '提交申请、补正、撤回',
    'receive-notices': '看进度、看通知',
    collect: '领结果、看证照',
  },
  proofs: {
    'in-person': '本人到窗口说明',
    letter: '授权委托书',
    'birth-certificate': '出生医学证明',
    'household-register': '户口簿',
    appointment: '指定监护的文件',
    agreement: '意定监护协议',
    'business-licence': '营业执照',
    register: '登记机关的数据',
  },
  documents: {
    'citizen-number': '居民身份证',
    passport: '护照',
    'home-return-permit': '港澳居民来往内地通行证',
    'taiwan-permit': '台湾居民来往大陆通行证',
    'permanent-residence': '外国人永久居留身份证',
  },
}

export const enMandateNames: MandateNames = {
  kinds: {
    family: 'Family helper',
    authorised: 'Authorised agent',
    guardian: 'Guardian',
    'legal-representative': 'Legal representative',
    employee: 'Handler of the organisation',
  },
  acts: {
    'fill-in': 'Fill in forms and upload papers',
    submit: 'Submit, correct and withdraw applications',
    'receive-notices': 'See progress and notices',
    collect: 'Fetch results and see licences',
  },
  proofs: {
    'in-person': 'The person came to a window',
    letter: 'Letter of authorisation',
    'birth-certificate': 'Birth certificate',
    'household-register': 'Household register',
    appointment: 'Appointment of the guardian',
    agreement: 'Agreement on guardianship',
    'business-licence': 'Business licence',
    register: 'Data of the register',
  },
  documents: {
    'citizen-number': 'Resident identity card',
    passport: 'Passport',
    'home-return-permit': 'Mainland Travel Permit for Hong Kong and Macao Residents',
    'taiwan-permit': 'Mainland Travel Permit for Taiwan Residents',
    'permanent-residence': 'Foreign Permanent Resident ID Card',
  },
}
