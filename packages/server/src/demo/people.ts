/** The people of the demo: all invented, as are their numbers. */
import { furtherPosts } from './further-posts.ts'
import type { DemoPost, Person } from './post.ts'

export const demoPassword = 'demo-1234'

const applicant = { zh: '申请人', en: 'Applicant' }
const site = 'donghu-hall'

export const demoPosts: readonly DemoPost[] = [
  {
    login: 'chenyu',
    role: 'applicant',
    name: '陈雨',
    post: applicant,
    citizenNumber: '110199199003079919',
    mobile: '13900000101',
  },
  {
    login: 'lihua',
    role: 'applicant',
    name: '李华',
    post: applicant,
    citizenNumber: '110199198809129925',
    mobile: '13900000102',
  },
  {
    login: 'wangfang',
    role: 'applicant',
    name: '王芳',
    post: applicant,
    citizenNumber: '110199199206189931',
    mobile: '13900000103',
  },
  {
    login: 'clerk1',
    role: 'clerk',
    name: '周敏',
    post: { zh: '综合窗口 1 号', en: 'Comprehensive window 1' },
    site,
    window: 'comprehensive-1',
  },
  {
    login: 'clerk2',
    role: 'clerk',
    name: '吴强',
    post: { zh: '综合窗口 2 号', en: 'Comprehensive window 2' },
    site,
    window: 'comprehensive-2',
  },
  {
    login: 'market1',
    role: 'reviewer',
    name: '赵琳',
    post: { zh: '市场监管 · 登记', en: 'Market regulation · registration' },
    authority: 'market-regulation',
    items: ['business-registration', 'company-change-registration', 'enterprise-deregistration'],
  },
  {
    login: 'market2',
    role: 'reviewer',
    name: '钱进',
    post: { zh: '市场监管 · 食品', en: 'Market regulation · food' },
    authority: 'market-regulation',
    items: ['food-business-licence', 'prepackaged-food-filing', 'medical-device-filing'],
    head: true,
  },
  {
    login: 'police1',
    role: 'reviewer',
    name: '孙健',
    post: { zh: '公安', en: 'Public security' },
    authority: 'public-security',
    items: 'all',
    head: true,
  },
  {
    login: 'tax1',
    role: 'reviewer',
    name: '郑文',
    post: { zh: '税务', en: 'Tax' },
    authority: 'tax',
    items: 'all',
    head: true,
  },
  {
    login: 'tobacco1',
    role: 'reviewer',
    name: '冯涛',
    post: { zh: '烟草专卖', en: 'Tobacco' },
    authority: 'tobacco',
    items: 'all',
    head: true,
  },
  {
    login: 'urban1',
    role: 'reviewer',
    name: '何静',
    post: { zh: '城市管理', en: 'Urban management' },
    authority: 'urban-management',
    items: 'all',
    head: true,
  },
  {
    login: 'manager1',
    role: 'manager',
    name: '马骏',
    post: { zh: '大厅负责人', en: 'Hall manager' },
    site,
  },
  { login: 'editor1', role: 'editor', name: '沈书', post: { zh: '目录编目员', en: 'Catalogue editor' } },
  { login: 'editor2', role: 'editor', name: '韩校', post: { zh: '目录审核员', en: 'Catalogue editor' } },
  ...furtherPosts,
]

/** They come to the window and have no account. */
export const visitors = {
  liuyang: { name: '刘洋', citizenNumber: '110199198504269943', mobile: '13900000104' },
  huangli: { name: '黄丽', citizenNumber: '110199199502209968', mobile: '13900000105' },
  zhaoguilan: { name: '赵桂兰', citizenNumber: '110199197109169964', mobile: '13900000106' },
  hexiuying: { name: '何秀英', citizenNumber: '110199194403059949', mobile: '13900000107' },
} as const satisfies Record<string, Person>

/** Throws when the login is not that of an applicant. */
export function personOf(login: string): Person {
  const post = demoPosts.find(entry => entry.login === login)
  if (post?.role !== 'applicant') throw new Error(`${login} is no applicant of the demo`)
  return { name: post.name, citizenNumber: post.citizenNumber, mobile: post.mobile }
}
