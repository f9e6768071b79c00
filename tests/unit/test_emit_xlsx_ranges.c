/* What goes with ranges of cells in a workbook: inputs, rules, charts; what is hidden or not printed. */
#include "xlsx_kit.h"

static void inputs_are_checked_where_they_are_typed(void **state) {
    fixture *f = *state;
    ONLY(f, text(CELL, "x"));
    f->sheet.inputs = (sheet_input[]){
        {STR("D6:D20"), false, 0, 1e12, STR("Số lượng"), STR("Không âm <&>")}, {STR("$E$6:E20"), true, 0, 1e15, STR(""), STR("")}};
    f->sheet.inputs_n = 2;
    char *xml = sheet_part(f);
    has(xml, "<dataValidations count=\"2\"><dataValidation type=\"decimal\"");
    has(xml, "errorTitle=\"Số lượng\" error=\"Không âm &lt;&amp;&gt;\" sqref=\"D6:D20\"><formula1>0</formula1><formula2>1000000000000</formula2>");
    has(xml, "<dataValidation type=\"whole\"");
    has(xml, "sqref=\"E6:E20\"><formula1>0</formula1><formula2>1000000000000000</formula2>");
}

static void rules_change_looks(void **state) {
    fixture *f = *state;
    static const style alarm = {.name = {"alarm", 5}, .size = 12 * LEN_PT, .bold = true, .colour = 0xC00000};
    ONLY(f, text(CELL, "x"));
    f->sheet.rules = (sheet_rule[]){{STR("D6:D20"), STR("D6<>INT(D6)"), NULL, STR("#,##0.0##")}, {STR("E6:E20"), STR("E6>F6"), &alarm, STR("")}};
    f->sheet.rules_n = 2;
    str file = written(f);
    char *xml = part(f, file, "xl/worksheets/sheet1.xml");
    has(xml, "<conditionalFormatting sqref=\"D6:D20\"><cfRule type=\"expression\" dxfId=\"0\" priority=\"1\"><formula>D6&lt;&gt;INT(D6)</formula>");
    has(xml, "<conditionalFormatting sqref=\"E6:E20\"><cfRule type=\"expression\" dxfId=\"1\" priority=\"2\"><formula>E6&gt;F6</formula>");
    char *looks = part(f, file, "xl/styles.xml");
    has(looks, "formatCode=\"#,##0.0##\"");
    has(looks, "<dxf><font><b/><color rgb=\"FFC00000\"/></font></dxf>");
}

static void charts_show_cells_of_their_sheet(void **state) {
    fixture *f = *state;
    ONLY(f, text(CELL, "x"));
    sheet_series both[] = {{STR("B3"), STR("A4:A6"), STR("B4:B6")}, {STR("C3"), STR("A4:A6"), STR("C4:C6")}};
    sheet_chart chart = {.title = STR("Chi <&>"), .at = STR("A8"), .width = 300 * LEN_PT, .height = 200 * LEN_PT,
                         .format = STR("#,##0"), .series = both, .series_n = 2};
    f->sheet.title = STR("Biểu đồ");
    f->sheet.charts = &chart;
    f->sheet.charts_n = 1;
    str file = written(f);
    char *xml = part(f, file, "xl/charts/chart1.xml");
    has(xml, "<a:t>Chi &lt;&amp;&gt;</a:t>");
    has(xml, "<c:f>'Biểu đồ'!$A$4:$A$6</c:f>");
    has(xml, "<c:f>'Biểu đồ'!$C$4:$C$6</c:f>");
    has(xml, "<c:f>'Biểu đồ'!$C$3</c:f>");
    has(xml, "<c:legendPos val=\"b\"/>");
    has(part(f, file, "xl/drawings/drawing1.xml"), "<xdr:row>7</xdr:row>");
    has(part(f, file, "[Content_Types].xml"), "drawingml.chart+xml");
    chart.series_n = 1;
    lacks(part(f, written(f), "xl/charts/chart1.xml"), "legendPos");
}

static void hidden_sheets_are_not_printed(void **state) {
    fixture *f = *state;
    sheet both[2];
    ONLY(f, text(CELL, "x"), text(CELL, "y"), text(CELL, "z"));
    both[0] = both[1] = f->sheet;
    both[0].printed = 2;
    both[1].title = STR("Bằng chữ");
    both[1].hidden = true;
    f->doc.sheets = both;
    f->doc.sheets_n = 2;
    char *book = part(f, written(f), "xl/workbook.xml");
    has(book, "<sheet name=\"Bằng chữ\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/>");
    has(book, "localSheetId=\"0\">'Một'!$A$1:$B$1<");
    lacks(book, "localSheetId=\"1\"");
}

static void lines_may_be_added_under_protection(void **state) {
    char *xml = sheet_part(*state);
    has(xml, "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\" insertRows=\"0\" deleteRows=\"0\"/>");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(inputs_are_checked_where_they_are_typed), TEST(rules_change_looks), TEST(charts_show_cells_of_their_sheet),
        TEST(hidden_sheets_are_not_printed),           TEST(lines_may_be_added_under_protection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
