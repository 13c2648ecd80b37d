namespace Dashboard.Data.Places;

/// <summary>Why a place is not entered, beside <see cref="Access.AccessRefusal"/>.</summary>
public abstract record PlaceRefusal : Refusal
{
    private PlaceRefusal()
    {
    }

    /// <summary>A code has six digits.</summary>
    public sealed record CodeInvalid(string Code) : PlaceRefusal;

    public sealed record CodeTaken(string Code, string Name) : PlaceRefusal;

    public sealed record CodeOfOtherProvince(string Code, string ProvinceCode) : PlaceRefusal;

    public sealed record ProvinceUnknown(string ProvinceCode) : PlaceRefusal;

    public sealed record NameInvalid(int Most) : PlaceRefusal;

    public sealed record PinyinInvalid(int Most) : PlaceRefusal;

    /// <summary>The code is not of a place of this kind.</summary>
    public sealed record KindInvalid(string Code, PlaceKind Kind) : PlaceRefusal;
}
