import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as install, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useMemo, useRef } from 'react'
import type { Figure } from '../../../ledger/wire.ts'
import { useAppearance } from '../../appearance.tsx'
import { useSay, type Say } from '../../language.tsx'
import { useEvidence } from '../../parts/evidence_context.ts'
import { inks, SANS, type Inks, type Mode } from '../../theme.ts'

// SVG prints sharply and can be read by the browser's own zoom.
install([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export interface ChartProps {
  readonly figures: readonly Figure[]
  readonly sort: 'bar' | 'line'
  /** How the figures were split. */
  readonly by: string | undefined
}

/** More bars than this cannot be told apart; the table below holds all of them, and the page says so. */
const MOST_BARS = 60
const BAR_PIXELS = 26
const PAIR_PIXELS = 44
/** Beyond this many groups, or with long names, bars lie down so that names stay readable. */
const STANDING_BARS = 10

/** So many bars have room for their values; nearly equal rates can be told apart by nothing else. */
const LABELLED_BARS = 24
const WIDE_BAR = 36
const BAR = 22

const lies = (figures: readonly Figure[], sort: ChartProps['sort']): boolean =>
  sort === 'bar' && (figures.length > STANDING_BARS || innerWidth < 768)

const axesOf = (figures: readonly Figure[], lying: boolean, ink: Inks) => {
  const category = {
    type: 'category',
    data: figures.map((figure) => figure.group?.title ?? figure.unit_name),
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink.edge } },
    axisLabel: { color: ink.soft },
  }
  const value = {
    type: 'value',
    // Half a school is no school.
    minInterval: figures.every(({ value }) => value === null || Number.isInteger(value)) ? 1 : 0,
    name: figures[0]?.measure ?? '',
    nameTextStyle: { color: ink.faint },
    ...(lying ? { nameLocation: 'middle', nameGap: 26 } : {}),
    splitLine: { lineStyle: { color: ink.line } },
    axisLabel: { color: ink.soft },
  }
  return { xAxis: lying ? value : category, yAxis: lying ? category : value }
}

/** As many decimals as the figures themselves are shown with. */
const writtenLike = (figures: readonly Figure[]): Intl.NumberFormat => {
  const places = Math.max(0, ...figures.map(({ display }) => /\.(\d+)/.exec(display)?.[1]?.length ?? 0))
  return new Intl.NumberFormat('zh-CN', { minimumFractionDigits: places, maximumFractionDigits: places })
}

interface Drawing {
  readonly sort: ChartProps['sort']
  readonly lying: boolean
  readonly labelled: boolean
  readonly ink: Inks
  readonly written: Intl.NumberFormat
}

const seriesOf = (
  { sort, lying, labelled, ink, written }: Drawing,
  name: string,
  values: readonly (number | null)[],
  color: string | undefined,
) => ({
  name,
  type: sort,
  data: values,
  itemStyle: { color },
  lineStyle: { color, width: 2 },
  barMaxWidth: labelled && !lying ? WIDE_BAR : BAR,
  label: {
    show: labelled,
    position: lying ? 'right' : 'top',
    color: ink.soft,
    fontSize: 11,
    formatter: ({ value }: { readonly value: unknown }) => (typeof value === 'number' ? written.format(value) : ''),
  },
  symbolSize: 6,
  connectNulls: false,
})

const compared = (figures: readonly Figure[]): boolean => figures.some((figure) => figure.last_year !== undefined)

const optionOf = (figures: readonly Figure[], sort: ChartProps['sort'], mode: Mode, say: Say): EChartsCoreOption => {
  const ink = inks[mode]
  const lying = lies(figures, sort)
  const before = compared(figures)
  const labelled = sort === 'bar' && (lying || figures.length * (before ? 2 : 1) <= LABELLED_BARS)
  const written = writtenLike(figures)
  const drawing = { sort, lying, labelled, ink, written }
  const now = figures.map((figure) => figure.value)
  const then = figures.map((figure) => figure.last_year?.value ?? null)
  return {
    animation: false,
    textStyle: { fontFamily: SANS },
    grid: { left: 8, right: lying ? 56 : 24, top: 36, bottom: lying ? 26 : 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      backgroundColor: ink.paper,
      borderColor: ink.line,
      textStyle: { color: ink.text },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? written.format(value) : `— ${say('未填报')}`),
    },
    ...(before ? { legend: { right: 8, top: 0, textStyle: { color: ink.soft } } } : {}),
    ...axesOf(figures, lying, ink),
    series: [
      seriesOf(drawing, figures[0]?.title ?? '', now, ink.series[0]),
      ...(before ? [seriesOf(drawing, say('上年同期'), then, ink.series[1])] : []),
    ],
  }
}

export function Chart({ figures, sort, by }: ChartProps) {
  const say = useSay()
  const { mode } = useAppearance()
  const { open } = useEvidence()
  const box = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => (sort === 'bar' ? figures.slice(0, MOST_BARS) : figures), [figures, sort])
  const height = lies(shown, sort)
    ? Math.max(220, shown.length * (compared(shown) ? PAIR_PIXELS : BAR_PIXELS) + 80)
    : 300
  useEffect(() => {
    if (box.current === null) return undefined
    const chart = init(box.current, null, { renderer: 'svg' })
    chart.setOption(optionOf(shown, sort, mode, say))
    chart.on('click', ({ dataIndex }) => {
      const figure = shown[dataIndex]
      if (figure !== undefined) open({ figure, by })
    })
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [shown, sort, by, mode, say, open])
  return (
    <figure className="chart">
      <div
        ref={box}
        style={{ height }}
        role="img"
        aria-label={say('{title}的图，数见下表', { title: figures[0]?.title ?? '' })}
      />
      {shown.length < figures.length && (
        <figcaption className="faint">{say('图上画了前{count}个，全部在下表。', { count: shown.length })}</figcaption>
      )}
    </figure>
  )
}

export default Chart
