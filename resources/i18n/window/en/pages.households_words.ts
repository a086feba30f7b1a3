<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>People</name>
    <message>
        <source>female</source>
        <translation>female</translation>
    </message>
    <message>
        <source>male</source>
        <translation>male</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>not said</translation>
    </message>
    <message>
        <source>head of household</source>
        <translation>head of household</translation>
    </message>
    <message>
        <source>husband or wife</source>
        <translation>husband or wife</translation>
    </message>
    <message>
        <source>son or daughter</source>
        <translation>son or daughter</translation>
    </message>
    <message>
        <source>father or mother</source>
        <translation>father or mother</translation>
    </message>
    <message>
        <source>brother or sister</source>
        <translation>brother or sister</translation>
    </message>
    <message>
        <source>grandparent</source>
        <translation>grandparent</translation>
    </message>
    <message>
        <source>grandchild</source>
        <translation>grandchild</translation>
    </message>
    <message>
        <source>other relative</source>
        <translation>other relative</translation>
    </message>
    <message>
        <source>not related</source>
        <translation>not related</translation>
    </message>
    <message>
        <source>husband</source>
        <translation>husband</translation>
    </message>
    <message>
        <source>wife</source>
        <translation>wife</translation>
    </message>
    <message>
        <source>son</source>
        <translation>son</translation>
    </message>
    <message>
        <source>daughter</source>
        <translation>daughter</translation>
    </message>
    <message>
        <source>father</source>
        <translation>father</translation>
    </message>
    <message>
        <source>mother</source>
        <translation>mother</translation>
    </message>
    <message>
        <source>brother</source>
        <translation>brother</translation>
    </message>
    <message>
        <source>sister</source>
        <translation>sister</translation>
    </message>
    <message>
        <source>grandfather</source>
        <translation>grandfather</translation>
    </message>
    <message>
        <source>grandmother</source>
        <translation>grandmother</translation>
    </message>
    <message>
        <source>grandson</source>
        <translation>grandson</translation>
    </message>
    <message>
        <source>granddaughter</source>
        <translation>granddaughter</translation>
    </message>
    <message>
        <source>child at risk</source>
        <translation>child at risk</translation>
    </message>
    <message>
        <source>child without parents</source>
        <translation>child without parents</translation>
    </message>
    <message>
        <source>woman at risk</source>
        <translation>woman at risk</translation>
    </message>
    <message>
        <source>older person who needs help</source>
        <translation>older person who needs help</translation>
    </message>
    <message>
        <source>single parent</source>
        <translation>single parent</translation>
    </message>
    <message>
        <source>disability</source>
        <translation>disability</translation>
    </message>
    <message>
        <source>serious illness</source>
        <translation>serious illness</translation>
    </message>
    <message>
        <source>pregnant or breastfeeding</source>
        <translation>pregnant or breastfeeding</translation>
    </message>
    <message>
        <source>large family</source>
        <translation>large family</translation>
    </message>
    <message>
        <source>separated from relatives</source>
        <translation>separated from relatives</translation>
    </message>
    <message>
        <source>needs documents or legal help</source>
        <translation>needs documents or legal help</translation>
    </message>
    <message>
        <source>no card</source>
        <translation>no card</translation>
    </message>
    <message>
        <source>card printed, not active</source>
        <translation>card printed, not active</translation>
    </message>
    <message>
        <source>card active</source>
        <translation>card active</translation>
    </message>
    <message>
        <source>card lost</source>
        <translation>card lost</translation>
    </message>
    <message>
        <source>card replaced</source>
        <translation>card replaced</translation>
    </message>
    <message>
        <source>card revoked</source>
        <translation>card revoked</translation>
    </message>
    <message>
        <source>age %1</source>
        <translation>age %1</translation>
    </message>
    <message>
        <source>age not known</source>
        <translation>age not known</translation>
    </message>
    <message numerus="yes">
        <source>%Ln years old</source>
        <translation>
            <numerusform>%Ln year old</numerusform>
            <numerusform>%Ln years old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
</TS>
