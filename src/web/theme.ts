/**
 * The look as values: ink blue for the house, cinnabar only for what is late or wrong. Everything else, our own
 * style sheet too, takes its colours from here.
 */
import { theme, type ThemeConfig } from 'antd'

export type Mode = 'light' | 'dark'

export const SANS =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif'

export interface Inks {
  /** The house: links, figures, what is chosen. Readable as text on `paper`. */
  readonly ink: string
  /** The house as a ground under white text. */
  readonly solid: string
  /** A breath of ink: chosen rows, hovered items. */
  readonly wash: string
  /** Late or wrong, and nothing else. */
  readonly cinnabar: string
  /** A breath of cinnabar, under words about what is wrong. */
  readonly blush: string
  readonly blushEdge: string
  readonly text: string
  readonly soft: string
  readonly faint: string
  readonly line: string
  /** Edges of buttons and chips, which their words already tell. */
  readonly rim: string
  /** Edges of things that can be typed into: 3:1 against paper. */
  readonly edge: string
  readonly paper: string
  /** What lies above the paper: drawers, dialogs, cards that hover. */
  readonly raised: string
  readonly desk: string
  /** The two other lights; red is cinnabar. Nowhere else. */
  readonly green: string
  readonly yellow: string
  /** Series of a chart, in the order they are used. */
  readonly series: readonly string[]
}

export const inks: Readonly<Record<Mode, Inks>> = {
  light: {
    ink: '#1f3a5f',
    solid: '#1f3a5f',
    wash: '#e9eef5',
    cinnabar: '#a8352a',
    blush: '#fbf0ee',
    blushEdge: '#e0b4ad',
    text: '#1c232c',
    soft: '#4d5866',
    faint: '#67717e',
    line: '#dde1e7',
    rim: '#c3cbd5',
    edge: '#8a94a1',
    paper: '#ffffff',
    raised: '#ffffff',
    desk: '#f4f5f7',
    green: '#3d8055',
    yellow: '#c28a12',
    series: ['#1f3a5f', '#7a93b5', '#8a6d3b', '#4f7a78', '#6f5b86', '#a9957a', '#3f5f8a', '#7d8691'],
  },
  dark: {
    ink: '#a3c0e6',
    solid: '#3b659e',
    wash: '#233246',
    cinnabar: '#f0897b',
    blush: '#33211f',
    blushEdge: '#774840',
    text: '#e3e7ec',
    soft: '#b3bcc8',
    faint: '#909baa',
    line: '#323a45',
    rim: '#485362',
    edge: '#667182',
    paper: '#1a1f26',
    raised: '#20262f',
    desk: '#12161b',
    green: '#6db389',
    yellow: '#d9ab45',
    series: ['#8fb0dc', '#5c7ca8', '#c9a86a', '#7fb0ad', '#a995c2', '#cdb899', '#b6cdec', '#949eab'],
  },
}

/** Our own style sheet reads the same inks as CSS variables. */
export const layInks = (mode: Mode): void => {
  const root = document.documentElement
  root.dataset.mode = mode
  root.style.colorScheme = mode
  for (const [name, value] of Object.entries(inks[mode])) {
    if (typeof value === 'string') root.style.setProperty(`--${name}`, value)
  }
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', inks[mode].solid)
}

const tokensOf = (ink: Inks): ThemeConfig['token'] => ({
  colorPrimary: ink.solid,
  colorPrimaryBg: ink.wash,
  colorPrimaryBgHover: ink.wash,
  colorInfoBg: ink.wash,
  colorInfoBorder: ink.rim,
  colorSuccessBg: ink.wash,
  colorSuccessBorder: ink.rim,
  colorErrorBg: ink.blush,
  colorErrorBorder: ink.blushEdge,
  controlItemBgActive: ink.wash,
  controlItemBgActiveHover: ink.wash,
  colorLink: ink.ink,
  colorLinkHover: ink.ink,
  // The three lights mean something here, so messages borrow no green and no amber.
  colorInfo: ink.solid,
  colorSuccess: ink.solid,
  colorWarning: ink.soft,
  colorError: ink.cinnabar,
  colorText: ink.text,
  colorTextSecondary: ink.soft,
  colorTextTertiary: ink.faint,
  colorTextPlaceholder: ink.faint,
  colorTextDescription: ink.faint,
  colorBorder: ink.edge,
  colorBorderSecondary: ink.line,
  colorBgLayout: ink.desk,
  colorBgContainer: ink.paper,
  colorBgElevated: ink.raised,
  // What lies under a drawer stays readable.
  colorBgMask: 'rgb(12 20 32 / 0.32)',
  fontFamily: SANS,
  fontSize: 14,
  borderRadius: 4,
  borderRadiusLG: 6,
  wireframe: false,
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
})

const componentsOf = (ink: Inks): ThemeConfig['components'] => ({
  Layout: { headerBg: ink.paper, siderBg: ink.paper, bodyBg: ink.desk, headerHeight: 52, headerPadding: '0 20px' },
  Menu: {
    itemSelectedBg: ink.wash,
    itemSelectedColor: ink.ink,
    itemActiveBg: ink.wash,
    itemHeight: 38,
    itemBorderRadius: 4,
    activeBarBorderWidth: 0,
  },
  Table: {
    headerBg: ink.desk,
    headerColor: ink.soft,
    headerSplitColor: 'transparent',
    rowHoverBg: ink.wash,
    rowSelectedBg: ink.wash,
    cellPaddingBlockSM: 6,
    cellPaddingInlineSM: 10,
    cellPaddingBlockMD: 10,
  },
  Tabs: { itemSelectedColor: ink.ink, inkBarColor: ink.ink, itemHoverColor: ink.ink },
  Pagination: { itemActiveColor: ink.ink, itemActiveColorHover: ink.ink },
  Segmented: { itemSelectedColor: ink.ink, trackBg: ink.desk },
  Select: { optionSelectedBg: ink.wash, optionActiveBg: ink.wash },
  Button: { defaultBorderColor: ink.rim, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  Card: { bodyPadding: 16, headerFontSize: 15 },
  Form: { itemMarginBottom: 18, labelColor: ink.soft, verticalLabelPadding: '0 0 4px' },
  Steps: { iconSize: 26 },
})

/** `still`: the reader wants no motion. */
export const themeOf = (mode: Mode, still = false): ThemeConfig => ({
  algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: { ...tokensOf(inks[mode]), motion: !still },
  components: componentsOf(inks[mode]),
})
