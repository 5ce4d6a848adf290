<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>FactsWords</name>
    <message numerus="yes">
        <source>%Ln channel(s)</source>
        <translation>
            <numerusform>%Ln channel</numerusform>
            <numerusform>%Ln channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeenLabels</name>
    <message numerus="yes">
        <source>%1 · %Ln number(s)</source>
        <comment>encoder, length of its vectors</comment>
        <translation>
            <numerusform>%1 · %Ln number</numerusform>
            <numerusform>%1 · %Ln numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::ChannelStrip</name>
    <message numerus="yes">
        <source>%Ln signal(s)</source>
        <translation>
            <numerusform>%Ln signal</numerusform>
            <numerusform>%Ln signals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln signal(s) of %1 (Space)</source>
        <translation>
            <numerusform>Show the %Ln signal of %1 (Space)</numerusform>
            <numerusform>Show the %Ln signals of %1 (Space)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::FacetController</name>
    <message numerus="yes">
        <source>of %Ln marked item(s)</source>
        <translation>
            <numerusform>of %Ln marked item</numerusform>
            <numerusform>of %Ln marked items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::FacetSection</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>values of a tag group</comment>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::FilterChips</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>parts of a filter</comment>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::HealthPanel</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::JobsPage</name>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n failure</numerusform>
            <numerusform>%n failures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::MediaDetails</name>
    <message numerus="yes">
        <source>and %Ln more file(s)</source>
        <translation>
            <numerusform>and %Ln more file</numerusform>
            <numerusform>and %Ln more files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::NoticeController</name>
    <message numerus="yes">
        <source>The filter to “%1”, %Ln item(s), ends when the catalog is closed: it is too long to be kept by name</source>
        <translation>
            <numerusform>The filter to “%1”, %Ln item, ends when the catalog is closed: it is too long to be kept by name</numerusform>
            <numerusform>The filter to “%1”, %Ln items, ends when the catalog is closed: it is too long to be kept by name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::PreviewTexts</name>
    <message numerus="yes">
        <source>▾ %Ln more language(s)</source>
        <translation>
            <numerusform>▾ %Ln more language</numerusform>
            <numerusform>▾ %Ln more languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>▸ %Ln more language(s)</source>
        <translation>
            <numerusform>▸ %Ln more language</numerusform>
            <numerusform>▸ %Ln more languages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::RankingCopier</name>
    <message numerus="yes">
        <source>%Ln item(s) copied</source>
        <translation>
            <numerusform>%Ln item copied</numerusform>
            <numerusform>%Ln items copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) are too many for the clipboard</source>
        <translation>
            <numerusform>%Ln item is too much for the clipboard</numerusform>
            <numerusform>%Ln items are too many for the clipboard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) are in %1</source>
        <translation>
            <numerusform>%Ln item is in %1</numerusform>
            <numerusform>%Ln items are in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::ReportDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) belong to no item and were left out</source>
        <translation>
            <numerusform>%Ln file belongs to no item and was left out</numerusform>
            <numerusform>%Ln files belong to no item and were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interaction(s) imported</source>
        <translation>
            <numerusform>%Ln interaction imported</numerusform>
            <numerusform>%Ln interactions imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are of kinds that Modalens does not import</source>
        <translation>
            <numerusform>%Ln file is of a kind that Modalens does not import</numerusform>
            <numerusform>%Ln files are of kinds that Modalens does not import</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) in the catalog cannot be read</source>
        <translation>
            <numerusform>%Ln item in the catalog cannot be read</numerusform>
            <numerusform>%Ln items in the catalog cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything is embedded but %Ln item(s) that cannot be read</source>
        <translation>
            <numerusform>Everything is embedded but %Ln item that cannot be read</numerusform>
            <numerusform>Everything is embedded but %Ln items that cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::ResultsController</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::SearchModel</name>
    <message numerus="yes">
        <source>%Ln in names: look there</source>
        <translation>
            <numerusform>%Ln in names: look there</numerusform>
            <numerusform>%Ln in names: look there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in texts: look there</source>
        <translation>
            <numerusform>%Ln in texts: look there</numerusform>
            <numerusform>%Ln in texts: look there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::SearchPopup</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln in the list</source>
        <translation>
            <numerusform>Show it in the list</numerusform>
            <numerusform>Show all %Ln in the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::SeenWords</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>words</comment>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in letters that no installed font has</source>
        <comment>words</comment>
        <translation>
            <numerusform>%Ln in letters that no installed font has</numerusform>
            <numerusform>%Ln in letters that no installed font has</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::SpokenNames</name>
    <message numerus="yes">
        <source>▾ Spoken in %Ln more language(s)</source>
        <translation>
            <numerusform>▾ Spoken in %Ln more language</numerusform>
            <numerusform>▾ Spoken in %Ln more languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>▸ Spoken in %Ln more language(s)</source>
        <translation>
            <numerusform>▸ Spoken in %Ln more language</numerusform>
            <numerusform>▸ Spoken in %Ln more languages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::StatusLine</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln signal(s)</source>
        <translation>
            <numerusform>%Ln signal</numerusform>
            <numerusform>%Ln signals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>CPU · %Ln thread(s)</source>
        <translation>
            <numerusform>CPU · %Ln thread</numerusform>
            <numerusform>CPU · %Ln threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::TablePreviewDialog</name>
    <message numerus="yes">
        <source>%Ln row(s). What each column means:</source>
        <translation>
            <numerusform>%Ln row. What each column means:</numerusform>
            <numerusform>%Ln rows. What each column means:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln media path(s) do not lead to a file</source>
        <translation>
            <numerusform>%Ln media path does not lead to a file</numerusform>
            <numerusform>%Ln media paths do not lead to a file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::TagDialog</name>
    <message numerus="yes">
        <source>For %Ln item(s):</source>
        <translation>
            <numerusform>For %Ln item:</numerusform>
            <numerusform>For %Ln items:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::TaggingController</name>
    <message numerus="yes">
        <source>Rate %Ln star(s)</source>
        <translation>
            <numerusform>Rate %Ln star</numerusform>
            <numerusform>Rate %Ln stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln item(s)</source>
        <comment>what was done, to how many</comment>
        <translation>
            <numerusform>%1: %Ln item</numerusform>
            <numerusform>%1: %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln marked item(s) put into the query</source>
        <comment>of many only the first</comment>
        <translation>
            <numerusform>%1 of %Ln marked item put into the query</numerusform>
            <numerusform>%1 of %Ln marked items put into the query</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marked item(s)</source>
        <translation>
            <numerusform>%Ln marked item</numerusform>
            <numerusform>%Ln marked items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::ViewsController</name>
    <message numerus="yes">
        <source>removing of %Ln view(s)</source>
        <translation>
            <numerusform>removing of %Ln view</numerusform>
            <numerusform>removing of %Ln views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the signal(s) %1</source>
        <translation>
            <numerusform>the signal %1</numerusform>
            <numerusform>the signals %1</numerusform>
        </translation>
    </message>
</context>
</TS>
