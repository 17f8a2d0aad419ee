/** 项目建设、队伍建设、信息化。 */
export const conditions = `
## 三、办学条件和教师队伍

### （一）项目建设

全年启动教育项目{project.started}个，比上年{project.started:增减}，涉及学校{project.schools}所；计划总投资{project.planned_money:量级:2位}，到年底完成{project.paid:量级:2位}，占{project.money_progress}；建成面积{project.finished_area:万平方米:2位}，占计划的{project.area_progress}，新增学位{project.places}个。分类看，{list project.started by field programme}。

{if project.done = project.started: 启动的项目全部竣工。| 竣工{project.done}个，在建{project.building}个{if project.preparing > 0: ，处在前期工作阶段的{project.preparing}个}。}{if project.slipped > 0: 有{project.slipped}个项目的节点没有按计划完成，按计划推进率{project.on_plan_rate}。| 各个节点都按计划完成。}

### （二）教师队伍

举办和组织参加培训{training.courses}期、{training.participants:量级:2位}，其中教师{training.teachers:量级:2位}、校级干部{training.cadres}人、校（园）长{training.heads}人；选送校级干部参加省级培训{training.cadres_provincial}人、远程培训{training.cadres_remote}人，结业率{training.certified_rate}。专任教师学历合格率{school_return.qualified_rate}，比上年{school_return.qualified_rate:同比}；小学每百名学生有高于规定学历的教师{school_return.primary_degree_per_100}人，初中{school_return.junior_degree_per_100}人。

### （三）教育信息化

学校有计算机{ict.computers:量级:2位}，全年购置{ict.bought_computers}台；多媒体教室{ict.media_rooms}间，新装{ict.bought_media_rooms}间。互联网接入率{ict.connected_rate}，小学、初中、高中生机比分别为{ict.primary_ratio}、{ict.junior_ratio}、{ict.senior_ratio}；全年投入{ict.spent:量级:2位}，经常用信息技术上课的教师占{ict.using_rate}。
`
