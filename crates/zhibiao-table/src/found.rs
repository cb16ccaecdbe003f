use zhibiao::Language;

/// What a file is that is not read (不支持的格式).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Found {
    /// It begins with the mark of UTF-16, which this build does not read.
    Utf16,
    /// XLSX, DOCX or another ZIP file that this build does not read.
    Zip,
    /// A file in the container of XLS and DOC that is neither, or that this build does not read.
    OldOffice,
    /// UTF-8 with some bytes broken.
    DamagedUtf8,
    /// Bytes that are text in no known encoding.
    OtherBytes,
    /// PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// A Word document of before 2007.
    Doc,
    /// A workbook of Excel in its binary form.
    Xlsb,
    /// A workbook of Excel 2002 and 2003 in XML.
    XmlSpreadsheet,
    /// A page with its pictures in one file.
    WebArchive,
    /// Slides.
    Presentation,
    /// OFD (GB/T 33190).
    Ofd,
    /// A picture.
    Picture,
    /// A packed archive of other files.
    Archive,
    /// A workbook or document locked by a password.
    Encrypted,
}

impl Found {
    /// What it is, in English and Chinese.
    fn name(self) -> (&'static str, &'static str) {
        match self {
            Found::Utf16 => ("UTF-16 text", "UTF-16文本"),
            Found::Zip => (
                "an XLSX, DOCX or other ZIP file",
                "XLSX、DOCX等压缩格式文件",
            ),
            Found::OldOffice => ("an XLS or DOC file", "XLS或DOC文件"),
            Found::DamagedUtf8 => ("bytes that are no UTF-8", "不属于UTF-8的字节"),
            Found::OtherBytes => ("bytes of no known encoding", "无法识别编码的字节"),
            Found::Pdf => ("a PDF file", "PDF文件"),
            Found::Rtf => ("an RTF file", "RTF文件"),
            Found::Doc => ("a DOC file of Word before 2007", "Word 97-2003的DOC文件"),
            Found::Xlsb => ("an XLSB file", "XLSB文件"),
            Found::XmlSpreadsheet => (
                "an XML spreadsheet of Excel 2003",
                "Excel 2003的XML电子表格",
            ),
            Found::WebArchive => ("a web archive (MHTML)", "网页归档文件（MHTML）"),
            Found::Presentation => ("slides", "演示文稿"),
            Found::Ofd => ("an OFD file", "OFD文件"),
            Found::Picture => ("a picture", "图片"),
            Found::Archive => ("an archive of other files", "压缩包"),
            Found::Encrypted => ("a file locked by a password", "加密的文件"),
        }
    }

    fn way_out(self) -> (&'static str, &'static str) {
        match self {
            Found::Utf16 | Found::DamagedUtf8 | Found::OtherBytes => (
                "save the file as UTF-8 or GB18030 text",
                "请另存为UTF-8或GB18030文本",
            ),
            Found::Zip | Found::OldOffice => (
                "save the sheet as text with tabs in UTF-8",
                "请另存为UTF-8制表符分隔文本",
            ),
            Found::Doc | Found::Rtf => ("save it as DOCX", "请另存为DOCX"),
            Found::XmlSpreadsheet => (
                "open it in a spreadsheet and save it as XLSX",
                "请用电子表格软件打开并另存为XLSX",
            ),
            Found::WebArchive => ("save it as HTML", "请另存为HTML"),
            Found::Xlsb => ("save it as XLSX", "请另存为XLSX"),
            Found::Archive => ("unpack it first", "请先解压"),
            Found::Encrypted => ("remove the password", "请先取消密码"),
            Found::Pdf | Found::Ofd | Found::Picture | Found::Presentation => (
                "convert its tables to XLSX, DOCX, HTML or CSV",
                "请将其中的表格转换为XLSX、DOCX、HTML或CSV",
            ),
        }
    }

    pub(crate) fn message(self, offset: Option<usize>, language: Language) -> String {
        let (name, way_out) = (self.name(), self.way_out());
        match (language, offset) {
            (Language::English, None) => format!(
                "expected a table in text, HTML, XLSX, XLS, ODS or DOCX, found {}; {}",
                name.0, way_out.0
            ),
            (Language::English, Some(at)) => format!(
                "expected text in UTF-8, GB18030 or UTF-16, found {} at offset {at}; {}",
                name.0, way_out.0
            ),
            (Language::Chinese, None) => format!(
                "应为文本、HTML、XLSX、XLS、ODS或DOCX中的表格，实为{}；{}",
                name.1, way_out.1
            ),
            (Language::Chinese, Some(at)) => format!(
                "应为UTF-8、GB18030或UTF-16文本，第{at}字节处为{}；{}",
                name.1, way_out.1
            ),
        }
    }
}
