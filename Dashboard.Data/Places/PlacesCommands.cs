using Dashboard.Data.Access;
using Dashboard.Data.Divisions;
using Dashboard.Data.Persistence;
using Dashboard.Data.Progression;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Data.CommandResults;

namespace Dashboard.Data.Places;

/// <summary>A place that an office enters, because the source lacks the list it stands in.</summary>
/// <param name="Code">GB/T 2260 code of six digits.</param>
/// <param name="NameZh">海淀区: the name without its province.</param>
/// <param name="FullNameZh">Null: the province and the name.</param>
/// <param name="Pinyin">Toneless syllables of the name, separated by blanks.</param>
public sealed record NewPlace(string Code, string ProvinceCode, string NameZh, string NameEn, string Pinyin, PlaceKind Kind, string? FullNameZh = null);

/// <summary>What a code and a name must look like.</summary>
public static class NewPlaceRules
{
    private const int NameLength = 40;
    private const int EnglishLength = 80;

    private static readonly string[] Municipalities = ["11", "12", "31", "50"];

    /// <summary>Null: it can be entered, if its code is free and its province takes part.</summary>
    public static Refusal? Check(NewPlace place)
    {
        if (place.Code.Length != PlaceRules.CodeLength || !place.Code.All(char.IsAsciiDigit))
        {
            return new PlaceRefusal.CodeInvalid(place.Code);
        }

        if (DivisionRules.ProvinceOf(place.Code) != place.ProvinceCode)
        {
            return new PlaceRefusal.CodeOfOtherProvince(place.Code, place.ProvinceCode);
        }

        if (!IsText(place.NameZh, NameLength) || !IsText(place.NameEn, EnglishLength) || place.FullNameZh?.Length > NameLength + 20)
        {
            return new PlaceRefusal.NameInvalid(NameLength);
        }

        if (!IsText(place.Pinyin, EnglishLength) || !place.Pinyin.Split(' ').All(s => s.Length > 0 && s.All(char.IsAsciiLetterLower)))
        {
            return new PlaceRefusal.PinyinInvalid(EnglishLength);
        }

        return Fits(place.Code, place.Kind) ? null : new PlaceRefusal.KindInvalid(place.Code, place.Kind);
    }

    /// <summary>Codes that end in 00 are of the prefecture level; a district of a municipality is nothing else, and nothing else is one.</summary>
    private static bool Fits(string code, PlaceKind kind) => kind switch
    {
        PlaceKind.SubProvincialCity or PlaceKind.PrefectureCity or PlaceKind.Prefecture or PlaceKind.AutonomousPrefecture or PlaceKind.League =>
            code[4..] == "00" && code[2..] != "0000" && !Municipalities.Contains(code[..2]),
        PlaceKind.MunicipalityDistrict => code[4..] != "00" && Municipalities.Contains(code[..2]),
        PlaceKind.CityDistrict or PlaceKind.CountyLevelCity or PlaceKind.SpecialDistrict or PlaceKind.ForestryDistrict => code[4..] != "00" && !Municipalities.Contains(code[..2]),
        PlaceKind.County or PlaceKind.AutonomousCounty or PlaceKind.Banner or PlaceKind.AutonomousBanner => code[4..] != "00",
    };

    private static bool IsText(string? text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most && text.Trim() == text;
}

/// <summary>Enters places. The source holds no list of the county track, so its places come from the offices.</summary>
public sealed class PlacesCommands(DashboardWriter writer, AccessGuard guard)
{
    /// <summary>Enters a place: a provincial office one of its own, the national office one of any province.</summary>
    public Task<CommandResult<string>> AddAsync(Actor actor, NewPlace place, CancellationToken cancellationToken = default) =>
        writer.WriteAsync<string>(actor, null, async (db, token) =>
        {
            // The same who report on a province: it, and the national office.
            if (guard.Check(actor.Viewer, AccessAction.ReportDuties, new AccessTarget(place.ProvinceCode)) is { } denied)
            {
                return denied;
            }

            if (await db.Provinces.SingleOrDefaultAsync(p => p.Code == place.ProvinceCode && p.TakesPart, token) is not { } province)
            {
                return new PlaceRefusal.ProvinceUnknown(place.ProvinceCode);
            }

            if (NewPlaceRules.Check(place) is { } refusal)
            {
                return refusal;
            }

            if (await db.Places.SingleOrDefaultAsync(p => p.Code == place.Code, token) is { } held)
            {
                return new PlaceRefusal.CodeTaken(place.Code, held.FullNameZh);
            }

            db.Places.Add(new Place
            {
                Code = place.Code,
                ProvinceCode = place.ProvinceCode,
                NameZh = place.NameZh,
                FullNameZh = RecordedModel.Trimmed(place.FullNameZh) ?? province.NameZh + place.NameZh,
                NameEn = place.NameEn,
                Pinyin = place.Pinyin,
                Kind = place.Kind,
                Ground = ProvenanceKind.Reported,
            });
            return Done(place.Code);
        }, cancellationToken);
}
