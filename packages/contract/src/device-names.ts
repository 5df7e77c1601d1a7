/** What people call the systems and browsers by which they are logged in: in both web apps the same. */
import type { BrowserName, SystemName } from './identity.ts'

export type DeviceNames = {
  readonly systems: Readonly<Record<SystemName, string>>
  readonly browsers: Readonly<Record<BrowserName, string>>
}

export const zhDeviceNames: DeviceNames = {
  systems: {
    windows: 'Windows 电脑',
    mac: '苹果电脑',
    linux: 'Linux 电脑',
    kylin: '国产系统电脑',
    android: '安卓手机',
    harmony: '鸿蒙手机',
    iphone: '苹果手机',
    ipad: '苹果平板',
    other: '其他设备',
  },
  browsers: {
    chrome: 'Chrome',
    edge: 'Edge',
    firefox: '火狐',
    safari: 'Safari',
    wechat: '微信',
    alipay: '支付宝',
    huawei: '华为浏览器',
    xiaomi: '小米浏览器',
    '360': '360 浏览器',
    qq: 'QQ 浏览器',
    uc: 'UC 浏览器',
    other: '其他浏览器',
  },
}

export const enDeviceNames: DeviceNames = {
  systems: {
    windows: 'Windows computer',
    mac: 'Mac',
    linux: 'Linux computer',
    kylin: 'Kylin or UOS computer',
    android: 'Android phone',
    harmony: 'HarmonyOS phone',
    iphone: 'iPhone',
    ipad: 'iPad',
    other: 'another device',
  },
  browsers: {
    chrome: 'Chrome',
    edge: 'Edge',
    firefox: 'Firefox',
    safari: 'Safari',
    wechat: 'WeChat',
    alipay: 'Alipay',
    huawei: 'Huawei Browser',
    xiaomi: 'Mi Browser',
    '360': '360 Browser',
    qq: 'QQ Browser',
    uc: 'UC Browser',
    other: 'another browser',
  },
}
