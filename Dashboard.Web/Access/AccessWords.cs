using Dashboard.Data;
using Dashboard.Data.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;

namespace Dashboard.Web.Access;

/// <summary>The words of accounts and the audit trail in the language of the interface.</summary>
public static class AccessWords
{
    public static string Say(this AccessRefusal refusal) => refusal switch
    {
        AccessRefusal.SignInRequired => AccessText.RefusedSignIn,
        AccessRefusal.RoleMayNot => AccessText.RefusedRole,
        AccessRefusal.OtherProvince => AccessText.RefusedOtherProvince,
        AccessRefusal.StageOfAnotherOffice => AccessText.RefusedStage,
        AccessRefusal.AccountChanged => AccessText.RefusedAccountChanged,
    };

    /// <summary>Why a command on accounts was refused.</summary>
    internal static string OfReason(Refusal refusal) => refusal.Reason switch
    {
        AccessRefusal access => access.Say(),
        PasswordFault fault => Say(fault),
        AccountFault fault => Say(fault).With([.. refusal.Numbers]),
        var other => throw new NotSupportedException($"No words for {other}."),
    };

    private static string Say(PasswordFault fault) => fault switch
    {
        PasswordFault.TooShort => AccessText.PasswordTooShort.With(PasswordRules.MinLength),
        PasswordFault.TooLong => AccessText.PasswordTooLong.With(PasswordRules.MaxLength),
        PasswordFault.TooUniform => AccessText.PasswordTooUniform,
        PasswordFault.ContainsUserName => AccessText.PasswordContainsName,
        PasswordFault.Common => AccessText.PasswordCommon,
    };

    private static string Say(AccountFault fault) => fault switch
    {
        AccountFault.UserNameInvalid => AccessText.FaultUserNameInvalid,
        AccountFault.UserNameTaken => AccessText.FaultUserNameTaken,
        AccountFault.DisplayNameInvalid => AccessText.FaultDisplayName,
        AccountFault.ProvinceMissing => AccessText.FaultProvinceMissing,
        AccountFault.ProvinceNotForRole => AccessText.FaultProvinceNotForRole,
        AccountFault.ProvinceUnknown => AccessText.FaultProvinceUnknown,
        AccountFault.LastAdministrator => AccessText.FaultLastAdministrator,
        AccountFault.AccountUnknown => AccessText.FaultAccountUnknown,
        AccountFault.WrongPassword => AccessText.FaultWrongPassword,
        AccountFault.SamePassword => AccessText.FaultSamePassword,
        AccountFault.AdministratorExists => AccessText.FaultAdministratorExists,
        AccountFault.ReasonInvalid => AccessText.FaultReason,
        AccountFault.SheetTooLong => AccessText.FaultSheetTooLong,
        AccountFault.PasskeyNameInvalid => AccessText.FaultPasskeyName,
        AccountFault.PasskeyKnown => AccessText.FaultPasskeyKnown,
        AccountFault.PasskeysFull => AccessText.FaultPasskeysFull,
        AccountFault.PasskeyUnknown => AccessText.FaultPasskeyUnknown,
        AccountFault.PasskeyNotVerified => AccessText.FaultPasskeyNotVerified,
    };
}
