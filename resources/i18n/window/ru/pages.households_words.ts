<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en">
<context>
    <name>People</name>
    <message>
        <source>female</source>
        <translation>женский</translation>
    </message>
    <message>
        <source>male</source>
        <translation>мужской</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>не указан</translation>
    </message>
    <message>
        <source>head of household</source>
        <translation>глава домохозяйства</translation>
    </message>
    <message>
        <source>husband or wife</source>
        <translation>муж или жена</translation>
    </message>
    <message>
        <source>son or daughter</source>
        <translation>сын или дочь</translation>
    </message>
    <message>
        <source>father or mother</source>
        <translation>отец или мать</translation>
    </message>
    <message>
        <source>brother or sister</source>
        <translation>брат или сестра</translation>
    </message>
    <message>
        <source>grandparent</source>
        <translation>бабушка или дедушка</translation>
    </message>
    <message>
        <source>grandchild</source>
        <translation>внук или внучка</translation>
    </message>
    <message>
        <source>other relative</source>
        <translation>другой родственник</translation>
    </message>
    <message>
        <source>not related</source>
        <translation>не родственник</translation>
    </message>
    <message>
        <source>husband</source>
        <translation>муж</translation>
    </message>
    <message>
        <source>wife</source>
        <translation>жена</translation>
    </message>
    <message>
        <source>son</source>
        <translation>сын</translation>
    </message>
    <message>
        <source>daughter</source>
        <translation>дочь</translation>
    </message>
    <message>
        <source>father</source>
        <translation>отец</translation>
    </message>
    <message>
        <source>mother</source>
        <translation>мать</translation>
    </message>
    <message>
        <source>brother</source>
        <translation>брат</translation>
    </message>
    <message>
        <source>sister</source>
        <translation>сестра</translation>
    </message>
    <message>
        <source>grandfather</source>
        <translation>дедушка</translation>
    </message>
    <message>
        <source>grandmother</source>
        <translation>бабушка</translation>
    </message>
    <message>
        <source>grandson</source>
        <translation>внук</translation>
    </message>
    <message>
        <source>granddaughter</source>
        <translation>внучка</translation>
    </message>
    <message>
        <source>child at risk</source>
        <translation>ребёнок в опасности</translation>
    </message>
    <message>
        <source>child without parents</source>
        <translation>ребёнок без родителей</translation>
    </message>
    <message>
        <source>woman at risk</source>
        <translation>женщина в опасности</translation>
    </message>
    <message>
        <source>older person who needs help</source>
        <translation>пожилой человек, нужна помощь</translation>
    </message>
    <message>
        <source>single parent</source>
        <translation>одинокий родитель</translation>
    </message>
    <message>
        <source>disability</source>
        <translation>инвалидность</translation>
    </message>
    <message>
        <source>serious illness</source>
        <translation>тяжёлая болезнь</translation>
    </message>
    <message>
        <source>pregnant or breastfeeding</source>
        <translation>беременна или кормит грудью</translation>
    </message>
    <message>
        <source>large family</source>
        <translation>многодетная семья</translation>
    </message>
    <message>
        <source>separated from relatives</source>
        <translation>нет связи с близкими</translation>
    </message>
    <message>
        <source>needs documents or legal help</source>
        <translation>нужны документы или юрист</translation>
    </message>
    <message>
        <source>no card</source>
        <translation>карты нет</translation>
    </message>
    <message>
        <source>card printed, not active</source>
        <translation>карта напечатана, не активна</translation>
    </message>
    <message>
        <source>card active</source>
        <translation>карта активна</translation>
    </message>
    <message>
        <source>card lost</source>
        <translation>карта утеряна</translation>
    </message>
    <message>
        <source>card replaced</source>
        <translation>карта заменена</translation>
    </message>
    <message>
        <source>card revoked</source>
        <translation>карта отозвана</translation>
    </message>
    <message>
        <source>age %1</source>
        <translation>возраст %1</translation>
    </message>
    <message>
        <source>age not known</source>
        <translation>возраст неизвестен</translation>
    </message>
    <message numerus="yes">
        <source>%Ln years old</source>
        <translation>
            <numerusform>%Ln год</numerusform>
            <numerusform>%Ln года</numerusform>
            <numerusform>%Ln лет</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln человек</numerusform>
            <numerusform>%Ln человека</numerusform>
            <numerusform>%Ln человек</numerusform>
        </translation>
    </message>
</context>
</TS>
