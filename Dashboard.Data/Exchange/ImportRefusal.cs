using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Sheets;

namespace Dashboard.Data.Exchange;

/// <summary>Why a cell, a row or a column of a readable file cannot be taken.</summary>
public abstract record ImportRefusal : Refusal
{
    private ImportRefusal()
    {
    }

    /// <summary>The sheet has no row of headers.</summary>
    public sealed record NoHeader : ImportRefusal;

    /// <summary>The headers seem to stand further down.</summary>
    public sealed record HeaderElsewhere(int Row) : ImportRefusal;

    /// <summary>There is nothing under the headers.</summary>
    public sealed record NoRows : ImportRefusal;

    /// <summary>The sheet, or the row, is marked as sample data, which is never imported.</summary>
    public sealed record SampleData(string Mark) : ImportRefusal;

    /// <summary>Rows with values that a spreadsheet does not show.</summary>
    public sealed record HiddenRows(int First, int Last) : ImportRefusal;

    /// <summary>Columns with values that a spreadsheet does not show, by their letters.</summary>
    public sealed record HiddenColumns(string First, string Last) : ImportRefusal;

    /// <summary>A part of the text is raised or lowered.</summary>
    public sealed record Raised(string Text) : ImportRefusal;

    /// <summary>A part of the text is struck out.</summary>
    public sealed record Struck(string Text) : ImportRefusal;

    /// <summary>A value with something in brackets.</summary>
    public sealed record Bracketed(string Text, string Inside) : ImportRefusal;

    /// <summary>A value with a character that nobody sees, as U+200D.</summary>
    public sealed record Invisible(string Text, string Character) : ImportRefusal;

    public sealed record UnknownColumn(string Header) : ImportRefusal;

    public sealed record DuplicateColumn(string Header, CellAddress First) : ImportRefusal;

    /// <summary>No column holds the code or name of the province.</summary>
    public sealed record NoProvinceColumn : ImportRefusal;

    /// <summary>No column holds a quota.</summary>
    public sealed record NoQuotaColumn : ImportRefusal;

    /// <summary>A column of numbers without columns of track and tier.</summary>
    public sealed record NoTrackOrTier : ImportRefusal;

    /// <summary>A header that holds for both tracks on a sheet whose name tells neither.</summary>
    public sealed record NoTrack(string Header) : ImportRefusal;

    /// <summary>Something stands under no header.</summary>
    public sealed record OutsideTable(string Text) : ImportRefusal;

    /// <summary>Formulas are not evaluated.</summary>
    public sealed record Formula : ImportRefusal;

    /// <summary>A truth value or an error value.</summary>
    public sealed record NoValue(string Text) : ImportRefusal;

    public sealed record Merged(string Range) : ImportRefusal;

    /// <summary>Values without a province.</summary>
    public sealed record ProvinceMissing : ImportRefusal;

    public sealed record ProvinceUnknown(string Text) : ImportRefusal;

    /// <summary>On the map, but outside the programme.</summary>
    public sealed record ProvinceTakesNoPart(Bilingual Province) : ImportRefusal;

    /// <summary>Code and name are of two provinces.</summary>
    public sealed record ProvinceAmbiguous(Bilingual ByCode, Bilingual ByName) : ImportRefusal;

    /// <summary>The quota of the province, or the row of the place, stands in the file already.</summary>
    public sealed record Duplicate(Bilingual Name, CellAddress First) : ImportRefusal;

    public sealed record TrackUnknown(string Text) : ImportRefusal;

    public sealed record TierUnknown(string Text) : ImportRefusal;

    public sealed record NotANumber(string Text) : ImportRefusal;

    public sealed record Fraction(string Text) : ImportRefusal;

    public sealed record Negative(string Text) : ImportRefusal;

    public sealed record TooLarge(string Text, int Most) : ImportRefusal;

    public sealed record BelowRecommended(int Quota, int Recommended) : ImportRefusal;

    /// <summary>To be unknown again, though places are recommended.</summary>
    public sealed record UnknownBelowRecommended(int Recommended) : ImportRefusal;

    public sealed record NoEligibleCounty(Bilingual Province) : ImportRefusal;

    /// <summary>Made for another round.</summary>
    public sealed record OtherRound(string OfFile, string Chosen) : ImportRefusal;

    /// <summary>The mark of the version was changed by hand.</summary>
    public sealed record StampBroken : ImportRefusal;

    /// <summary>No column holds the code or name of the place.</summary>
    public sealed record NoPlaceColumn : ImportRefusal;

    /// <summary>No column says for which tier.</summary>
    public sealed record NoTierColumn : ImportRefusal;

    /// <summary>No column holds a step, a material or a filing.</summary>
    public sealed record NoRecordColumn : ImportRefusal;

    /// <summary>Columns of one row per step or material stand beside columns of one row per place.</summary>
    public sealed record MixedSheet : ImportRefusal;

    /// <summary>A column of steps or materials without one of dates.</summary>
    public sealed record NoDateColumn : ImportRefusal;

    /// <summary>Values without a place.</summary>
    public sealed record PlaceMissing : ImportRefusal;

    public sealed record PlaceUnknown(string Text) : ImportRefusal;

    /// <summary>A division that is neither designated nor applies.</summary>
    public sealed record PlaceNotHeld(string Text, Bilingual Division) : ImportRefusal;

    /// <summary>Several places are called so.</summary>
    public sealed record PlaceAmbiguous(string Text, string Codes) : ImportRefusal;

    /// <summary>Code and name, or name and province, are of two places.</summary>
    public sealed record PlacesDiffer(Bilingual One, string Other) : ImportRefusal;

    public sealed record StageUnknown(string Text) : ImportRefusal;

    public sealed record MaterialUnknown(string Text) : ImportRefusal;

    public sealed record MediumUnknown(string Text) : ImportRefusal;

    public sealed record NotADate(string Text) : ImportRefusal;

    public sealed record DateMissing : ImportRefusal;

    /// <summary>The place has no application for the tier in the round, and the file does not begin one.</summary>
    public sealed record NotBegun(Bilingual Place, Stage FirstStep, Tier Tier) : ImportRefusal;

    /// <summary>The step is recorded on another day, and a history is not overwritten.</summary>
    public sealed record StepDiffers(Stage Step, DateOnly Recorded, DateOnly OfFile, Tier Tier) : ImportRefusal;

    /// <summary>Sample data stands where a real application belongs; it is removed first.</summary>
    public sealed record SampleStands(Bilingual Place) : ImportRefusal;

    /// <summary>The place does not hold the tier, so it owes no work plan.</summary>
    public sealed record NotDesignated(Bilingual Place, Tier Tier) : ImportRefusal;

    /// <summary>A column that the file must have.</summary>
    public sealed record ColumnMissing(string Header) : ImportRefusal;

    /// <summary>A cell that must not be blank.</summary>
    public sealed record ValueMissing(string Header) : ImportRefusal;

    public sealed record TextTooLong(int Length, int Most) : ImportRefusal;

    /// <summary>A notice that is issued on a day to come.</summary>
    public sealed record NotYet(DateOnly On, DateOnly Today) : ImportRefusal;

    /// <summary>A notice with that number is held already.</summary>
    public sealed record NoticeHeld(string DocumentNumber) : ImportRefusal;

    /// <summary>A row of another notice than the first row says.</summary>
    public sealed record OtherNotice(string Text, string First) : ImportRefusal;

    /// <summary>The term ends before it begins, or before the notice.</summary>
    public sealed record TermInvalid(DateOnly From, DateOnly To, DateOnly IssuedOn) : ImportRefusal;

    /// <summary>An annex lists places of one tier and track.</summary>
    public sealed record AnnexOfOtherList(int Annex) : ImportRefusal;

    /// <summary>No place holds a tier twice on any day.</summary>
    public sealed record AlreadyDesignated(Bilingual Place, Tier Tier, string NoticeId, DateOnly Until) : ImportRefusal;
}
