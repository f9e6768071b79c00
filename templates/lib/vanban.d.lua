---@meta
--- What the engine gives to templates. Never run: for readers, and for editors with the Lua language server.
--- Lengths of text are in points, widths of columns in millimetres.

---@alias Run string|RunTable   "\n" breaks the line, "\t" is a tab

---@class RunTable
---@field text? string
---@field bold? boolean
---@field italic? boolean
---@field underline? boolean
---@field superscript? boolean
---@field subscript? boolean
---@field page_number? boolean  the number of the page, instead of a text
---@field ref? string           how the paragraph with that bookmark is cited, instead of a text

---@class Label                 set before the text with one blank between
---@field text string
---@field kind "number"|"bullet"|"typed"  counted, a list sign, the author's own
---@field level integer         1 (I.) to 9
---@field bold? boolean
---@field italic? boolean

---@class CitedNumber           "khoản 2" in a citation
---@field word string          what the number is called
---@field number string
---@field of string            the bookmark of the paragraph that has it

---@class Para
---@field style string          a name of the style sheet
---@field label? Label
---@field runs Run|Run[]
---@field keep_next? boolean    on one page with the next block
---@field bookmark? string     a name others refer to
---@field cite? string|(string|CitedNumber)[]  how they write it: "khoản 2 Mục III"; with a bookmark
---@field role? string          what it is in the norm's terms

---@class Rule                  a line under the block before it
---@field fraction number       of that block's longest line, or of the column
---@field of "text"|"column"
---@field align "left"|"centre"|"right"
---@field thickness number
---@field above number          from the block to the line
---@field below number          white under the line

---@class Space
---@field height number
---@field field? number        side of a square for a digital signature, in the middle; mm
---@field shift? number        of the square, to the left; mm

---@class Cell
---@field blocks table[]
---@field span? integer
---@field middle? boolean       centred upright

---@class Row
---@field cells Cell[]
---@field header? boolean       repeated on each page; leading rows only
---@field whole? boolean        not split over pages

---@class Table
---@field columns (number|string)[]  mm, or shares of the rest: "*", "2*"
---@field rows Row[]
---@field ruled? boolean        lines and padding; else neither
---@field style? string         its colour is that of the lines; black unless given
---@field keep_whole? boolean   on one page if it fits one

---@class Page                  the next block begins a page
---@field page? string          a page of the style sheet
---@field restart? boolean      page numbers from 1 again

---@class SheetCell             empty, or one of text, number, formula
---@field text? string
---@field number? number
---@field formula? string       A1 form, without "="
---@field value? number|string  what the formula gives now
---@field style? string
---@field format? string        "#,##0"
---@field span? integer
---@field ruled? boolean
---@field wrap? boolean
---@field input? boolean        open when the sheet is protected

---@class SheetInput           what may be typed into cells
---@field range string         "D9:D12"
---@field whole? boolean       whole numbers only
---@field min number
---@field max number
---@field title? string        of the message, at most 32 letters
---@field message? string      at most 255

---@class SheetRule            cells look otherwise where the formula, written for the first of them, is true
---@field range string
---@field formula string
---@field style? string        its weight, slant and colour
---@field format? string       of numbers

---@class SheetChart           bars
---@field at string            the cell of its upper left corner
---@field width number
---@field height number
---@field title? string
---@field format? string       of its numbers
---@field series {name: string, categories: string, values: string}[]  a cell and two ranges of this sheet

---@class SheetBlock
---@field title string          of the tab
---@field columns number[]      widths in characters
---@field rows SheetCell[][]    a row may have a height
---@field page? string
---@field landscape? boolean
---@field head? integer[]       first and last row repeated on paper
---@field freeze? integer       rows kept in view
---@field protect? boolean
---@field hidden? boolean      reckons, and is neither seen nor printed
---@field printed? integer     columns on paper, from the left; all unless given
---@field names? {name: string, range: string}[]
---@field inputs? SheetInput[]
---@field rules? SheetRule[]
---@field charts? SheetChart[]
---@field make? fun(): SheetBlock  gives all of this instead; called only when a workbook is written

---@class Fault
---@field at any                the record or list of the data that is wrong
---@field field? string         its field
---@field vi string
---@field en? string
---@field hint_vi? string       how to mend it
---@field hint_en? string

vanban = {}

--- Makes a node of the document; the line of the template that called is remembered for messages.
---@overload fun(kind: "para", fields: Para): table
---@overload fun(kind: "rule", fields: Rule): table
---@overload fun(kind: "space", fields: Space): table
---@overload fun(kind: "table", fields: Table): table
---@overload fun(kind: "page", fields: Page): table
---@overload fun(kind: "sheet", fields: SheetBlock): table
function vanban.block(kind, fields) end

--- Capitals, Vietnamese letters too.
---@param s string
---@return string
function vanban.upper(s) end

--- Small letters, likewise.
---@param s string
---@return string
function vanban.lower(s) end

--- One blank between words, none at the ends; line breaks stay.
---@param s string
---@return string
function vanban.clean(s) end

--- The text with no-break blanks and hyphens where typists keep words together ("ngày 06", "Mục III", 15-HD/BDVHU).
--- Texts of paragraphs are tied without being asked.
---@param s string
---@return string
function vanban.tie(s) end

--- The text without inline marks (**bold**, __italic__, ^{2}, _{2}, {ref:name}), for where there are none: properties
--- of the file, cells of a workbook. Paragraphs read them by themselves.
---@param s string
---@return string
function vanban.plain(s) end

--- Lower case without Vietnamese marks.
---@param s string
---@return string
function vanban.fold(s) end

--- A file name: folded, letters and digits kept, "-" for the rest.
---@param s string
---@return string
function vanban.slug(s) end

--- How many letters (code points).
---@param s string
---@return integer
function vanban.count(s) end

--- The place of a record or list in the data: $.body[2].budget.
---@param data any
---@return string
function vanban.path(data) end

--- An error in the data. Building goes on; the document fails at the end.
---@param fault Fault
function vanban.fault(fault) end

--- A warning about the data.
---@param fault Fault
function vanban.warn(fault) end

--- What a template file returns.
---@class Template
---@field title string          one line, Vietnamese
---@field schema table          a record of lib/schema
---@field styles string|fun(d: any): string       a style sheet, or which one for this data
---@field name? fun(d: any): string|nil           what the results are called (--name template)
---@field build fun(d: any): Document

--- What `build` returns: properties of the document, and its blocks in the list part, nested as you like.
---@class Document
---@field title? string
---@field subject? string
---@field author? string
---@field keywords? string
---@field reference? string     number and symbol: 5/KH-UBND
---@field figures? { title?: string, value: integer }[]  amounts it adds up, in whole dong: those of its budget's groups
---@field date? string          2023-10-06
---@field head? table           blocks in the top margin of page 1
---@field foot? table           blocks in the bottom margin of page 1
