/** Windows elsewhere and a reviewer of each authority, so that every task of every matter reaches somebody. */
import type { Name } from '@yijianshi/core/catalogue'
import type { DemoPost } from './post.ts'

const windows: readonly DemoPost[] = [
  {
    login: 'qingshan-clerk1',
    role: 'clerk',
    name: '山岚',
    post: { zh: '青山县综合窗口', en: 'Qingshan · comprehensive window' },
    site: 'qingshan-hall',
    window: 'comprehensive-1',
  },
  {
    login: 'shifan-clerk1',
    role: 'clerk',
    name: '海燕',
    post: { zh: '市中心工程和用海专窗', en: 'City hall · projects and the sea' },
    site: 'shifan-hall',
    window: 'project-window',
  },
  {
    login: 'hospital-clerk1',
    role: 'clerk',
    name: '安琪',
    post: { zh: '妇幼保健院出生窗口', en: 'Maternity hospital · birth window' },
    site: 'donghu-maternity-hospital',
    window: 'birth',
  },
  {
    login: 'street-clerk1',
    role: 'clerk',
    name: '桂芳',
    post: { zh: '书院街道综合窗口', en: 'Shuyuan Street · comprehensive window' },
    site: 'shuyuan-service-centre',
    window: 'comprehensive',
  },
  {
    login: 'shiqiao-clerk1',
    role: 'clerk',
    name: '石兰',
    post: { zh: '石桥村帮办员', en: 'Shiqiao Village · help desk' },
    site: 'shiqiao-service-station',
    window: 'helper',
  },
]

type Reviewer = {
  readonly login: string
  readonly name: string
  readonly post: Name
  readonly authority: string
  readonly items?: readonly string[]
  /** Not the head: forwards what the head decides. */
  readonly head?: false
}

const reviewers: readonly Reviewer[] = [
  {
    login: 'market3',
    name: '许清',
    post: { zh: '市场监管 · 药品和设备', en: 'Market regulation · medicines and equipment' },
    authority: 'market-regulation',
    items: [
      'drug-retail-licence',
      'practising-pharmacist-registration',
      'measuring-instrument-verification',
      'special-equipment-registration',
    ],
  },
  { login: 'fire1', name: '罗毅', post: { zh: '消防救援', en: 'Fire and rescue' }, authority: 'fire-rescue' },
  { login: 'health1', name: '宋兰', post: { zh: '卫生健康', en: 'Health' }, authority: 'health' },
  {
    login: 'health2',
    name: '宋梅',
    post: { zh: '卫生健康 · 复核', en: 'Health · second reviewer' },
    authority: 'health',
    head: false,
  },
  {
    login: 'approval1',
    name: '唐敏',
    post: { zh: '行政审批', en: 'Administrative approval' },
    authority: 'administrative-approval',
  },
  { login: 'ecology1', name: '韦青', post: { zh: '生态环境', en: 'Ecology' }, authority: 'ecology' },
  { login: 'water1', name: '江涛', post: { zh: '水务', en: 'Water affairs' }, authority: 'water-affairs' },
  {
    login: 'emergency1',
    name: '石磊',
    post: { zh: '应急管理', en: 'Emergency management' },
    authority: 'emergency-management',
  },
  {
    login: 'airdefence1',
    name: '丁卫',
    post: { zh: '人防', en: 'Civil air defence' },
    authority: 'civil-air-defence',
  },
  {
    login: 'archives1',
    name: '方洁',
    post: { zh: '城建档案', en: 'Construction archives' },
    authority: 'archives',
  },
  { login: 'ocean1', name: '海平', post: { zh: '海洋发展', en: 'Ocean development' }, authority: 'ocean' },
  { login: 'customs1', name: '关琦', post: { zh: '海关', en: 'Customs' }, authority: 'customs' },
  { login: 'power1', name: '雷明', post: { zh: '供电', en: 'Power supply' }, authority: 'power-grid' },
  { login: 'gas1', name: '温和', post: { zh: '燃气', en: 'Gas' }, authority: 'gas-company' },
  { login: 'telecom1', name: '任通', post: { zh: '通信', en: 'Telecom' }, authority: 'telecom' },
  { login: 'bank1', name: '金穗', post: { zh: '银行', en: 'Bank' }, authority: 'bank-service' },
  { login: 'hr1', name: '吕宁', post: { zh: '人社', en: 'Human resources' }, authority: 'human-resources' },
  { login: 'education1', name: '苏文', post: { zh: '教育', en: 'Education' }, authority: 'education' },
  { login: 'civil1', name: '柳慈', post: { zh: '民政', en: 'Civil affairs' }, authority: 'civil-affairs' },
  {
    login: 'medical1',
    name: '康安',
    post: { zh: '医保', en: 'Medical insurance' },
    authority: 'medical-insurance',
  },
  {
    login: 'land1',
    name: '田原',
    post: { zh: '自然资源', en: 'Natural resources' },
    authority: 'natural-resources',
  },
  {
    login: 'housing1',
    name: '梁筑',
    post: { zh: '住房城建', en: 'Housing and construction' },
    authority: 'housing-construction',
  },
  { login: 'veterans1', name: '戎光', post: { zh: '退役军人', en: 'Veterans' }, authority: 'veterans' },
  {
    login: 'disabled1',
    name: '邓爱',
    post: { zh: '残联', en: 'Disabled persons’ federation' },
    authority: 'disabled-federation',
  },
  { login: 'transport1', name: '车畅', post: { zh: '交通运输', en: 'Transport' }, authority: 'transport' },
  { login: 'fund1', name: '贾安', post: { zh: '公积金', en: 'Housing fund' }, authority: 'housing-fund' },
  {
    login: 'maternity1',
    name: '佟欣',
    post: { zh: '妇幼保健院', en: 'Maternity hospital' },
    authority: 'maternity-hospital',
  },
  {
    login: 'street1',
    name: '春生',
    post: { zh: '春风街道', en: 'Chunfeng Street' },
    authority: 'chunfeng-street',
  },
  {
    login: 'army1',
    name: '武强',
    post: { zh: '人武部', en: 'Armed forces department' },
    authority: 'armed-forces-department',
  },
  {
    login: 'tapwater1',
    name: '池清',
    post: { zh: '自来水', en: 'Water company' },
    authority: 'water-company',
  },
  {
    login: 'qingshan-market1',
    name: '高山',
    post: { zh: '青山县 · 市场监管', en: 'Qingshan · market regulation' },
    authority: 'qingshan-market-regulation',
  },
  {
    login: 'qingshan-police1',
    name: '岳峰',
    post: { zh: '青山县 · 公安', en: 'Qingshan · public security' },
    authority: 'qingshan-public-security',
  },
  {
    login: 'qingshan-tax1',
    name: '林溪',
    post: { zh: '青山县 · 税务', en: 'Qingshan · tax' },
    authority: 'qingshan-tax',
  },
  {
    login: 'qingshan-hr1',
    name: '竹青',
    post: { zh: '青山县 · 人社', en: 'Qingshan · human resources' },
    authority: 'qingshan-human-resources',
  },
  {
    login: 'ocean2',
    name: '海澜',
    post: { zh: '海洋发展 · 经办', en: 'Ocean development · reviewer' },
    authority: 'ocean',
    head: false,
  },
]

function postOf({ items, head, ...reviewer }: Reviewer): DemoPost {
  // Who alone stands for an authority is its head too.
  return { ...reviewer, role: 'reviewer', items: items ?? 'all', ...(head !== false && { head: true }) }
}

export const furtherPosts: readonly DemoPost[] = [...windows, ...reviewers.map(postOf)]
