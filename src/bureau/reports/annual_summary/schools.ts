/** 办学规模、普及程度、均衡发展。 */
export const schools = `
## 一、各级各类教育协调发展

### （一）办学规模

据学校基本情况年报，全口径有学校（园、点）{school_return.schools}所，其中幼儿园{school_return.kindergartens}所、教学点{school_return.teaching_points}个；开设班级{school_return.classes}个，在校学生{school_return.pupils:量级:2位}，比上年{school_return.pupils:同比}。分学段看，在园幼儿{school_return.kindergarten_children:量级:2位}，小学{school_return.primary_pupils:量级:2位}，初中{school_return.junior_pupils:量级:2位}，普通高中{school_return.senior_pupils:量级:2位}，中职{school_return.vocational_pupils:量级:2位}。专任教师{school_return.teachers}人，比上年{school_return.teachers:增减}，生师比{school_return.pupils_per_teacher}。

### （二）普及程度

幼儿三年入园率{school_age_population.pre_school_rate}，小学适龄儿童入学率{school_age_population.primary_rate}，初中适龄人口入学率{school_age_population.junior_rate}，高中阶段毛入学率{school_age_population.upper_rate}；适龄残疾儿童少年入学率{school_age_population.disabled_rate}。十五周岁人口初等教育完成率{school_age_population.fifteen_rate}，十七周岁人口初级中等教育完成率{school_age_population.seventeen_rate}。

### （三）均衡发展

小学、初中校舍生均面积分别为{school_return.primary_building_each}平方米和{school_return.secondary_building_each}平方米；义务教育学校生均教学及辅助用房{school_return.teaching_area_each}平方米，生均运动场地{school_return.sports_area_each}平方米，生均图书{school_return.books_each}册，教学仪器设备总值{school_return.equipment:量级:2位}。平均班额{school_return.class_size}人，大班额占{school_return.large_class_rate}，比上年{school_return.large_class_rate:同比}。

{if school_return.large_classes > 0: 大班额班级还有{school_return.large_classes}个，要在招生时逐校化解。| 大班额全部消除。}{if school_return.dangerous_area > 0: 仍有D级危房{school_return.dangerous_area:万平方米:1位}，要抓紧排除。| D级危房全部排除。}
`
