import { defineReport } from '../../ledger/index.ts'

export const supervisionBulletin = defineReport({
  name: 'supervision_bulletin',
  title: '重点工作季度督查通报',
  about: '一季一份：隐患整改、信访答复、五项管理、项目进展，各县排名、累计情况、未按期办理和报送的单位。',
  each: 'quarter',
  levels: ['city'],
  head: 'red',
  to: '各县（市、区）教育局',
  copies: '市委办公室，市人民政府办公室',
  body: `
# {单位}{期}重点工作督查通报

现将{期}重点工作办理情况通报如下。各数由台账算出，{截至}。

## 一、安全隐患整改

本季度排查隐患{hazard.found}处，同比{hazard.found:同比}；年初以来累计{hazard.found:累计}处，同比{hazard.found:累计:同比}。{if hazard.rectified = hazard.found: 本季度排查的已全部整改销号，| 已销号{hazard.rectified}处，整改率{hazard.rectified_rate}，}按期整改率{hazard.in_time_rate}，比上年{hazard.in_time_rate:同比}。隐患最多的是{list hazard.found by county:前3}。

[table 各县（市、区）隐患整改 | hazard: found, found:累计, rectified_rate, in_time_rate, in_time_rate:同比, in_time_rate:排名 by county]

[late 有隐患超过期限未办的学校 | hazard by county]

## 二、信访办理

受理信访{petition.received}件，年初以来累计{petition.received:累计}件，累计同比{petition.received:累计:同比}。按渠道看，{list petition.received by field channel}；反映最多的是{list petition.received by field topic:前3}。{if petition.in_time_rate >= 100: 全部按期答复。| 按期答复率{petition.in_time_rate}。}

[table 各县（市、区）信访办理 | petition: received, received:占比, settling_rate, in_time_rate by county]

[late 有信访超过期限未办的单位 | petition by county]

## 三、课后服务和五项管理

课后服务覆盖率{school_life.serving_rate}，{if school_life.serving_rate 增减 > 0: 比上年同期提高{school_life.serving_rate:幅度}| {if school_life.serving_rate 增减 < 0: 比上年同期下降{school_life.serving_rate:幅度}| 与上年同期持平}}。

[table 各县（市、区）课后服务 | school_life: serving_rate, serving_rate:排名, service_share, published_rate, phones_rate by county]

[chart 各县（市、区）课后服务覆盖率 | school_life: serving_rate by county as bar]

[late 没有按期报送月报的学校 | school_life by county]

## 四、项目进展

本季度启动项目{project.started}个，年初以来累计{project.started:累计}个，累计完成投资{project.paid:累计:量级:2位}。{if project.slipped > 0: 节点没有按计划完成的{project.slipped}个，分布在{list project.slipped by county}。| 各项目节点按计划完成。}
`,
})
