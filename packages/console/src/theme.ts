import type { ThemeConfig } from 'antd'

/**
 * Dense but calm, and without motion: an end of a transition that a busy machine never draws would leave the sign of
 * waiting on a button for ever. Every text colour has a contrast of 4.5 or more on white and on the grey of the page. */
export const theme: ThemeConfig = {
  token: {
    motion: false,
    colorPrimary: '#0b57a8',
    colorLink: '#0b57a8',
    colorLinkHover: '#093f7a',
    colorLinkActive: '#093f7a',
    colorSuccess: '#1f6f2b',
    colorWarning: '#8a4b00',
    colorError: '#b42318',
    colorInfo: '#0b57a8',
    colorInfoBg: '#e8f0fa',
    colorInfoBorder: '#9dc0e8',
    colorSuccessBg: '#e7f4e9',
    colorSuccessBorder: '#9fcda8',
    colorWarningBg: '#fff3dc',
    colorWarningBorder: '#e3b866',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#eda49c',
    colorText: '#1b1f24',
    colorTextSecondary: '#454d57',
    colorTextTertiary: '#555e69',
    colorTextDescription: '#555e69',
    colorTextPlaceholder: '#626b76',
    colorBgLayout: '#f3f5f7',
    colorBorder: '#8b95a1',
    colorBorderSecondary: '#d5dae0',
    borderRadius: 4,
    controlHeight: 36,
    fontSize: 15,
    fontFamily:
      "system-ui, -apple-system, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  },
}
