using Dashboard.Data.Sheets;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Components.Pages.Exchange;

/// <summary>The workbook to be filled in with the lists of a notice: its heads, and a sheet that explains.</summary>
internal static class NoticeTemplate
{
    public static byte[] Write()
    {
        string[] heads =
        [
            WordsText.DocumentNumber, ExchangeText.NoticeIssuedOn, ExchangeText.NoticeDocumentTitle, ExchangeText.NoticeAnnex, ExchangeText.NoticeRow, WordsText.ProvinceShort,
            WordsText.Name, WordsText.Code, WordsText.Tier, ExchangeText.HeaderTermStarts, ExchangeText.HeaderTermEnds, ExchangeText.HeaderSource,
        ];
        return XlsxWriter.Write(
        [
            new NewSheet(ExchangeText.SheetNotice, heads.Select((_, c) => new NewColumn(c == 2 ? 36 : 14)).ToList(), [TemplateSheet.Head(heads)]) { FrozenRows = 1 },
            TemplateSheet.About(
            [
                (ExchangeText.AboutFill, ExchangeText.NoticeTemplateHelp),
                (WordsText.Place, ExchangeText.NoticeRulePlaces),
                (ExchangeText.NoticeAnnex, ExchangeText.NoticeRuleAnnex),
                (ExchangeText.HeaderTermStarts, ExchangeText.NoticeRuleTerm),
                (ExchangeText.HeaderSource, ExchangeText.NoticeRuleSource),
            ]),
        ]);
    }
}
